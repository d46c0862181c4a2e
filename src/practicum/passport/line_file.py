"""A file of lines that several programs append to: no line that was acknowledged is lost, whatever the others do.

There is no lock on appending: every notebook is a program of its own, and not every disk knows locks. So each append
is one write of whole lines, and it counts only if it stands on lines of its own in the file that lies at the path.
A rewrite puts a draft in the file's place, and then carries over what others had appended to the old file; of two
rewrites one waits, where the folder can be locked. Text is UTF-8, or whatever an editor made of it.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import stat
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:  # Windows has no such module, and the browser's lacks this
    flock = None  # type: ignore[assignment]

MOST_BYTES = 20_000_000  # of a file: sixty thousand attempts; a larger one is something else
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would write "\r\n" for "\n"
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe in the file's place would be waited for
_APPENDING = os.O_RDWR | os.O_CREAT | os.O_APPEND | _BINARY | _AT_ONCE
_TRIES = 100  # times that a file may be replaced while one append is under way
_PATIENCE = 5.0  # seconds to wait for another rewrite, or for a program that has the file open (Windows)
_MARK = "\ufeff"  # of a byte order, as text
_MARKS = (  # the longer one first: a UTF-32 mark begins like a UTF-16 one
    (codecs.BOM_UTF8, "utf-8", 1),
    (codecs.BOM_UTF32_LE, "utf-32-le", 4),
    (codecs.BOM_UTF32_BE, "utf-32-be", 4),
    (codecs.BOM_UTF16_LE, "utf-16-le", 2),
    (codecs.BOM_UTF16_BE, "utf-16-be", 2),
    (b"{\0", "utf-16-le", 2),
    (b"\0{", "utf-16-be", 2),
)


class NotAFileError(OSError):
    """Say that something else lies where the file should be: a folder, a pipe, a device."""


class TooLargeError(OSError):
    """Say that a file is larger than any file of ours can be."""


def read(path: Path) -> Iterator[str]:
    """Walk over the lines of a file, each with its end, one at a time; none if there is no file.

    A byte that is no text comes as a lone surrogate, so that joining and encoding the lines gives the file back.

    Raises:
        OSError: if the file cannot be read, is no file, or is too large.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _BINARY | _AT_ONCE)
    except FileNotFoundError:
        return
    with os.fdopen(descriptor, "rb") as file:
        _size(descriptor)
        encoding, _ = _encoding(file.peek(4)[:4])
        yield from io.TextIOWrapper(file, encoding=encoding, errors=_errors(encoding), newline="")


def text_of(content: bytes) -> str:
    """Decode a file that was read as a whole, in whatever encoding an editor has made of it."""
    encoding, _ = _encoding(content[:4])
    return content.decode(encoding, _errors(encoding))


def append(path: Path, lines: Iterable[str]) -> None:
    """Add lines at the end by one write, and sync them; folders that are missing are made.

    With no lines a file that is there is synced all the same.

    Raises:
        OSError: if the lines could not be written, or the file is no file or would be too large.
    """
    text = "".join(f"{line}\n" for line in lines)
    if not text and not path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for _ in range(_TRIES):
        if _append_once(path, text):
            return
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def rewrite(path: Path, keep: Callable[[Iterator[str]], Iterable[str]]) -> None:
    """Put a file with fewer lines in a file's place, whole or not at all.

    Args:
        path: the file, and no link to it.
        keep: is given the lines with their ends, and gives those that stay.

    Raises:
        OSError: if the file could not be written anew; then it stands as it was.
    """
    with _alone(path), path.open("rb") as old:
        _size(old.fileno())
        content = old.read()
        encoding, _ = _encoding(content[:4])
        text = content.decode(encoding, _errors(encoding))
        mark = text[: text.startswith(_MARK)]
        kept = mark + "".join(keep(io.StringIO(text.removeprefix(mark), newline="")))
        with _draft(path, kept.encode(encoding, _errors(encoding)), old) as draft:
            _put_in_place(draft, path, old)


def delete(path: Path) -> None:
    """Delete a file and what a rewrite that died has left of it; no rewrite under way brings it back.

    Raises:
        OSError: if it could not be deleted.
    """
    with contextlib.suppress(FileNotFoundError):
        path.lstat()
        with _alone(path, needed=False):  # to delete is one step by itself
            _patiently(path.unlink)


def _append_once(path: Path, text: str) -> bool:
    """Append to the file that lies at a path now; False if it does not count and is to be written once more."""
    created = not path.exists()
    descriptor = os.open(path, _APPENDING, 0o600)
    try:
        size = _size(descriptor)
        encoding, width = _encoding(os.read(descriptor, 4))
        end, payload = "\n".encode(encoding), text.encode(encoding, "replace")
        torn = not _stands_after(descriptor, size, end)  # a program died while it wrote
        payload = (b"\0" * (-size % width) + end) * torn + payload
        _size(descriptor, more=len(payload))
        _write_all(descriptor, payload)
        os.fsync(descriptor)
        if created:
            _sync_folder(path.parent)
        begins = os.lseek(descriptor, 0, os.SEEK_CUR) - len(payload)
        is_own = torn or _stands_after(descriptor, begins, end)  # another may have died since the first look
        return is_own and _is_at(path, descriptor)
    finally:
        os.close(descriptor)


def _stands_after(descriptor: int, place: int, end: bytes) -> bool:
    """Tell whether a place in a file is at its beginning, or right after a line's end."""
    if not place:
        return True
    os.lseek(descriptor, max(0, place - len(end)), os.SEEK_SET)
    return os.read(descriptor, len(end)) == end


def _append_bytes(path: Path, payload: bytes) -> None:
    """Carry bytes over into the file that lies at a path now; a file that was deleted meanwhile stays so."""
    with contextlib.suppress(FileNotFoundError):
        descriptor = os.open(path, _APPENDING & ~os.O_CREAT)
        try:
            _write_all(descriptor, payload)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _draft(path: Path, kept: bytes, old: io.BufferedReader) -> Iterator[Path]:
    """Write what is to stand in an old file's place beside it, with the old one's rights; it is gone at the end."""
    draft = path.with_name(f"{path.name}.{uuid.uuid4().hex}.draft")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            with contextlib.suppress(OSError, AttributeError):  # a group may share the file; Windows has no such call
                os.fchmod(descriptor, stat.S_IMODE(os.fstat(old.fileno()).st_mode))
            _write_all(descriptor, kept)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _put_in_place(draft: Path, path: Path, old: io.BufferedReader) -> None:
    """Put a draft in the place of a file, with all that others append to the file until then, and after."""
    _carry(old, draft)
    if os.name == "nt":  # no file can be replaced while anybody has it open, not even we
        seen = old.tell()
        old.close()
        _patiently(lambda: _swap(draft, path, seen))
    else:
        draft.replace(path)
        _carry(old, path)
    _sync_folder(path.parent)


def _swap(draft: Path, path: Path, seen: int) -> None:
    """Replace a file that nobody has open, with what was appended since it was read: once, however often tried."""
    size = draft.stat().st_size
    with path.open("rb") as file:
        file.seek(seen)
        _carry(file, draft)
    try:
        draft.replace(path)
    except PermissionError:
        os.truncate(draft, size)
        raise


def _carry(old: io.BufferedReader, path: Path) -> None:
    """Carry over what has been appended to an old file since it was read."""
    while later := old.read():
        _append_bytes(path, later)


@contextlib.contextmanager
def _alone(path: Path, *, needed: bool = True) -> Iterator[None]:
    """Let one program at a time rewrite or delete in a folder, where it can be locked; drop drafts of the dead.

    Raises:
        OSError: if another program holds the folder for too long, or it cannot be opened, unless that is not needed.
    """
    with contextlib.ExitStack() as stack:
        with contextlib.nullcontext() if needed else contextlib.suppress(BlockingIOError, PermissionError):
            if flock is not None:
                folder = os.open(path.parent, os.O_RDONLY)
                stack.callback(os.close, folder)
                _lock(folder)
        for draft in path.parent.glob(f"{path.name}.*.draft"):
            with contextlib.suppress(OSError):  # on Windows, of a program that is at work
                draft.unlink()
        yield


def _lock(folder: int) -> None:
    """Lock a folder until it is closed; a disk that knows no locks is gone without.

    Raises:
        OSError: EAGAIN if another program holds it for too long.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            flock(folder, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)
        except OSError:
            return
        else:
            return


def _patiently(act: Callable[[], object]) -> None:
    """Do what Windows refuses while another program has the file open; elsewhere it is done at once."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            act()
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _encoding(head: bytes) -> tuple[str, int]:
    """Tell a file's encoding by its first four bytes, and how many bytes a sign has at least."""
    return next(((name, width) for mark, name, width in _MARKS if head.startswith(mark)), ("utf-8", 1))


def _errors(encoding: str) -> str:
    """Name what becomes of bytes that are no text: in UTF-8 they can be given back as they were."""
    return "surrogateescape" if encoding == "utf-8" else "replace"


def _size(descriptor: int, more: int = 0) -> int:
    """Give an open file's size in bytes.

    Raises:
        NotAFileError: if it is no file.
        TooLargeError: if it is too large, or would be with some bytes more.
    """
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        raise NotAFileError(errno.EINVAL, "A folder or a device lies where the file should be")
    if about.st_size + more > MOST_BYTES:
        raise TooLargeError(errno.EFBIG, os.strerror(errno.EFBIG))
    return about.st_size


def _is_at(path: Path, descriptor: int) -> bool:
    """Tell whether an open file is the one that lies at a path."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _write_all(descriptor: int, payload: bytes) -> None:
    """Write every byte; a short write, as on a full disk, is an error and not a saved line."""
    if os.write(descriptor, payload) != len(payload):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _sync_folder(folder: Path) -> None:
    """Sync the entry of a new file; not every system lets a folder be opened for that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
