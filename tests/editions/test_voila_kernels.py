"""The kernels of a Voilà server: real ones, few of them, and none for longer than somebody looks."""

import asyncio
import contextlib
import tempfile

import pytest
from jupyter_client.kernelspec import NoSuchKernel

from practicum import words
from practicum.editions.voila.kernels import PageKernels, Patience
from practicum.editions.voila.visitors import VISITOR, Refused

NEVER = Patience(3600, 3600, 3600)
AT_ONCE = Patience(-1, -1, 3600)


@contextlib.asynccontextmanager
async def few(most: int = 2, **changes):
    """Give kernels that stop with the test."""
    with tempfile.TemporaryDirectory() as folder:
        kernels = PageKernels(most=most, most_each=changes.pop("most_each", 5), connection_dir=folder)
        kernels.full = changes.pop("full", NEVER)
        try:
            yield kernels
        finally:
            await kernels.shutdown_all(now=True)


async def opened(kernels: PageKernels, visitor: str = "") -> str | Refused:
    """Open a page as a visitor does."""
    VISITOR.set(visitor)
    try:
        return await kernels.start_kernel()
    except Refused as refusal:
        return refusal


def refusals(answers: list) -> list[str]:
    return [answer.why for answer in answers if isinstance(answer, Refused)]


def test_of_many_who_come_at_once_no_more_get_in_than_there_are_places():
    async def crowd():
        async with few() as kernels:
            answers = await asyncio.gather(*(opened(kernels) for _ in range(7)))
            return refusals(answers), len(kernels.list_kernel_ids())

    refused, running = asyncio.run(crowd())

    assert refused == ["full"] * 5
    assert running == 2


def test_whoever_comes_just_when_a_kernel_has_started_is_refused_and_nothing_breaks():
    async def come():
        async with few(most=1) as kernels:
            first = asyncio.create_task(opened(kernels))
            while not kernels.list_kernel_ids():
                await asyncio.sleep(0)
            second = await opened(kernels)
            return await first, second

    first, second = asyncio.run(come())

    assert isinstance(first, str)
    assert second.why == "full"


def test_a_place_is_free_again_when_a_kernel_ends():
    async def come_and_go():
        async with few(most=1) as kernels:
            first = await opened(kernels)
            full = await opened(kernels)
            await kernels.shutdown_kernel(first)
            return full, await opened(kernels)

    full, again = asyncio.run(come_and_go())

    assert full.status_code == 503
    assert isinstance(again, str)


def test_a_kernel_that_could_not_start_takes_no_place(tmp_path):
    async def fail():
        kernels = PageKernels(most=1, connection_dir=str(tmp_path))
        for _ in range(3):
            with pytest.raises(NoSuchKernel):
                await kernels.start_kernel(kernel_name="no-such-kernel")

    asyncio.run(fail())


def test_a_page_that_nobody_looks_at_makes_room_and_one_that_is_open_does_not():
    async def press():
        async with few(most=2, full=AT_ONCE) as kernels:
            looked_at, left = await opened(kernels), await opened(kernels)
            kernels.notify_connect(looked_at)
            third = await opened(kernels)
            kernels.notify_connect(third)
            return looked_at, left, third, kernels.list_kernel_ids(), await opened(kernels)

    looked_at, left, third, running, fourth = asyncio.run(press())

    assert set(running) == {looked_at, third}
    assert left not in running
    assert fourth.why == "full"


def test_one_visitor_cannot_take_every_place():
    async def take():
        async with few(most=4, most_each=1) as kernels:
            mine, more, other = [await opened(kernels, visitor) for visitor in ("ada", "ada", "eve")]
            return mine, more, other

    mine, more, other = asyncio.run(take())

    assert isinstance(mine, str)
    assert (more.why, more.status_code) == ("several", 429)
    assert isinstance(other, str)


@pytest.mark.parametrize(
    ("patience", "stays"),
    [(Patience(3600, -1, 3600), False), (Patience(-1, 3600, 3600), True)],
    ids=["left", "unseen"],
)
def test_the_kernel_of_a_page_that_was_closed_stops_and_no_other(patience, stays):
    async def close():
        async with few() as kernels:
            kernels.calm = patience
            kernel_id = await opened(kernels)
            kernels.notify_connect(kernel_id)
            await kernels.cull_kernel_if_idle(kernel_id)
            assert kernel_id in kernels, "its page is open"
            kernels.notify_disconnect(kernel_id)
            await kernels.cull_kernel_if_idle(kernel_id)
            return kernel_id in kernels

    assert asyncio.run(close()) is stays


def test_the_kernel_of_a_page_that_never_came_stops():
    async def never():
        async with few() as kernels:
            kernels.calm = AT_ONCE
            kernel_id = await opened(kernels)
            await kernels.cull_kernel_if_idle(kernel_id)
            return kernel_id in kernels

    assert asyncio.run(never()) is False


def test_whoever_is_refused_is_told_why_in_words():
    assert all(Refused(why).log_message == words.editions.refused()[why] for why in ("full", "several", "crowded"))
