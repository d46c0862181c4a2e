"""Find out at which address phones could reach the server that this kernel belongs to."""

from __future__ import annotations

import os
import socket

from jupyter_server.serverapp import list_running_servers

_EVERYWHERE = {"", "*", "0.0.0.0", "::"}  # noqa: S104 - what a server says that listens on every address


def server() -> dict:
    """Tell how this kernel's server can be reached, as far as it says so itself.

    The browser knows best by which address it came, sub-path and hub included; this adds what it cannot know.

    Returns:
        "open": whether the server listens on all networks of this computer; False where it was not found.
        "lan": this computer's addresses in its networks, with the port; empty where it is not open, or in no network.
    """
    found = next((each for each in list_running_servers() if each["pid"] == _parent()), None)
    if found is None or found["hostname"] not in _EVERYWHERE:
        return {"open": False, "lan": []}
    scheme = "https" if found.get("secure") else "http"
    return {"open": True, "lan": [f"{scheme}://{address}:{found['port']}" for address in _addresses()]}


def _parent() -> int:
    """Give the process that started this kernel: the server, on an ordinary installation."""
    return int(os.environ.get("JPY_PARENT_PID") or 0)


def _addresses() -> list[str]:
    """Find the address from which this computer would send; no packet is sent for it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: an address of documentation, which nobody has
            address = probe.getsockname()[0]
        except OSError:
            return []
    return [] if address.startswith("127.") else [address]
