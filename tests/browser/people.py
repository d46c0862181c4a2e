"""People at a browser: what they press and see on the course's pages."""

from collections.abc import Callable
from urllib.parse import urlsplit

from editions import PATIENCE, Lab
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright

SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden)"  # the notebook that is open; others lie behind it
INTRANET = "course.example"  # a plain http address that is not this machine's own: browsers trust it less
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FLAGS += [f"--host-resolver-rules=MAP {INTRANET} 127.0.0.1"]
MIRROR = """(direction) => {
  const ours = document.querySelectorAll(".practicum, .practicum [dir]:not([dir=auto])");
  for (const element of [document.documentElement, ...ours]) element.dir = direction;
}"""

CODE = ".jp-CodeCell .jp-Cell-inputWrapper, .cm-editor, .jp-Placeholder, .jp-InputPrompt, .jp-OutputPrompt"
CODE += ", .jp-Toolbar, .jp-RenderedText"
SEEN = """(places) => [...document.querySelectorAll(places)]
  .filter((place) => place.checkVisibility({ visibilityProperty: true }) && place.getBoundingClientRect().width)
  .map((place) => place.textContent)"""

# What JupyterLab would take for its own, and a card must keep to itself.
KEYS = [
    "ArrowDown",
    "b",
    "d",
    "d",
    "x",
    "m",
    "Escape",
    "Alt+Enter",
    "Control+Shift+ArrowDown",
    "Control+Shift+m",
    "Control+Backspace",
]


def launch(playwright: Playwright, path: str | None) -> Browser:
    """Start a browser whose every context has patience with a busy machine."""
    browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
    opened = browser.new_context

    def new_context(**looks) -> BrowserContext:
        context = opened(**looks)
        context.set_default_timeout(PATIENCE)  # here for all
        return context

    browser.new_context = new_context
    return browser


class Person:
    """A person at a browser: what they press and see on the course's pages."""

    def __init__(self, page: Page) -> None:
        self.page, self.foreign, self.asked = page, [], []
        page.context.on("request", self._note)
        page.on("websocket", self._note)

    def card(self, title: str):
        """Find a card by its title."""
        return self.page.get_by_role("region", name=title, exact=True)

    def choose(self, card, option: int = 1, sureness: str = "Sure") -> None:
        """Fill a card's form, option counted from 0."""
        card.get_by_role("group").first.get_by_role("radio").nth(option).check()
        card.get_by_role("radio", name=sureness, exact=True).check()

    def commit(self, card) -> None:
        """Commit, and wait until the comparison stands there and the choice is saved."""
        card.get_by_role("button", name="Commit", exact=True).click()
        card.get_by_role("heading", name="Your response:").wait_for()
        card.get_by_text("Saved in my_passport.jsonl.").wait_for()

    def listen(self) -> list[bytes]:
        """Hear what servers say, frame by frame, to pages that are opened from now on."""
        heard = []

        def note(frame: str | bytes) -> None:
            heard.append(frame if isinstance(frame, bytes) else frame.encode())

        self.page.on("websocket", lambda socket: socket.on("framereceived", note))
        return heard

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something holds that the page does not show."""
        for _ in range(PATIENCE // 50):
            if true():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("it was waited for in vain")

    def _note(self, sent) -> None:
        parts = urlsplit(sent.url)
        self.asked.append(parts.path)
        if parts.hostname not in ("127.0.0.1", INTRANET, None) and parts.scheme not in ("data", "blob"):
            self.foreign.append(sent.url)


class Reader(Person):
    """A person at JupyterLab."""

    def __init__(self, page: Page, lab: Lab) -> None:
        super().__init__(page)
        self.lab = lab

    def open(self, notebook: str) -> None:
        """Open a notebook and wait until it stands there."""
        self.page.goto(self.lab.url(notebook))
        self.wait()

    def wait(self) -> None:
        """Wait until a notebook stands there: one of the course's has run, or says why not."""
        self.page.locator(
            f"{SHOWN}:is([data-practicum]:not([data-practicum=opening]), .practicum-is-other)"
        ).wait_for()
        if self.page.locator(f"{SHOWN}.practicum-is-other").count():
            self.page.get_by_text("| Idle").wait_for()

    def run(self) -> None:
        """Wait until the page has run by itself and its own line stands there."""
        self.page.locator(f"{SHOWN}[data-practicum=ready] .practicum-page").wait_for()

    def run_again(self) -> None:
        """Press “Run this page” and wait for the page's own line."""
        self.page.get_by_role("button", name="Run this page").first.click()
        self.run()

    def open_whole(self) -> None:
        """Open the whole of JupyterLab from a page of the course."""
        self.page.get_by_role("button", name="Open the whole of JupyterLab").click()
        self.page.get_by_text("| Idle").wait_for()

    def save(self, notebook: str) -> None:
        """Save the page by keyboard, and wait until its file has been written."""
        path = self.lab.folder / "notebooks" / notebook
        at = path.stat().st_mtime_ns
        self.page.keyboard.press("Control+s")
        self.until(lambda: path.stat().st_mtime_ns != at)

    def cells(self) -> list[str]:
        """Read the notebook's cells as they are now, by what they hold."""
        return self.page.evaluate(
            "[...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell')]"
            ".map((cell) => cell.className.match(/jp-\\w+Cell\\b/)[0])"
        )


class Visitor(Person):
    """A person at a page that runs by itself: in the browser edition or in Voilà."""

    def __init__(self, page: Page, address) -> None:
        super().__init__(page)
        self.address = address  # gives the address of a notebook

    def open(self, notebook: str) -> None:
        """Open a page and wait until its cards stand there."""
        self.page.goto(self.address(notebook))
        self.wait()

    def reload(self) -> None:
        """Load the page again, and wait."""
        self.page.reload()
        self.wait()

    def wait(self) -> None:
        """Wait until the page says of itself that it is ready."""
        self.page.locator("body[data-practicum=ready]").wait_for()

    def commit_by_keyboard(self, card) -> None:
        """Choose the second option, say how sure, and commit, with keys alone."""
        keyboard = self.page.keyboard
        card.get_by_role("group").first.get_by_role("radio").first.focus()
        for key in ("Space", "ArrowDown", "Tab", "Space", "Tab", "Tab"):
            keyboard.press(key)
        assert self.page.evaluate("document.activeElement.textContent") == "Commit"
        keyboard.press("Enter")
        card.get_by_text("Saved in my_passport.jsonl.").wait_for()

    def code(self) -> list[str]:
        """Find what a learner should not see: code, prompts, tracebacks, tools."""
        return self.page.evaluate(SEEN, CODE)


def tab_to(page: Page, control, most: int = 80, key: str = "Tab") -> None:
    """Press Tab until a control has focus, as a person without a mouse would."""
    for _ in range(most):
        page.keyboard.press(key)
        if control.and_(page.locator(":focus")).count():
            return
    raise AssertionError(f"not within {most} times {key}: {control}")


def commit_all(deck, button: str, option: int = 1) -> None:
    """Commit the four scenes of a check, one after the other."""
    for number in range(4):
        card = deck.locator("[role=group]:visible")
        card.get_by_role("group").first.get_by_role("radio").nth((option + number) % 4).check()
        card.get_by_role("radio", name=("Not very sure", "Sure")[number % 2], exact=True).check()
        card.get_by_role("button", name=button, exact=True).click()
        card.get_by_text("Saved in my_passport.jsonl.").wait_for()
        if number < 3:
            deck.get_by_role("button", name="Next").click()


def decide(reader: Person, title: str, option: int = 0) -> None:
    """Take one decision of a case by keyboard alone, from the heading of the decision or the head of the card."""
    page, card = reader.page, reader.card(title)
    if not card.get_by_role("radio").count():
        card.get_by_role("button", name="Begin").press("Enter")
    card.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    for _ in range(option):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    card.get_by_role("button", name="Commit", exact=True).press("Enter")
    card.get_by_role("button", name="Go on").press("Enter")


def press(card: Locator, name: str) -> None:
    """Press a button of a card."""
    card.get_by_role("button", name=name, exact=True).click()


def fill_line(plan: Locator, number: int = 1, role: str = "my supervisor") -> Locator:
    """Fill a line of the consultation plan, and give it."""
    line = plan.get_by_role("group", name=f"Line {number}")
    while not line.is_visible():
        plan.get_by_role("button", name="Add a line").click()
    line.get_by_label("If I notice").fill("that one hour runs over.")
    line.get_by_label("then I will speak to").select_option(role)
    line.get_by_label("by …").fill("Friday")
    line.get_by_label("What I will say first").fill("“I have let an hour run over. I want to look at why.”")
    return line
