// The record of completion: what was done, on the page, on paper or in a text file. A name stays in the page.

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, signal, kit, words }) {
  const { make } = kit;
  const prefix = `practicum-${kit.identity()}`;
  const sheet = {
    ask: kit.link(model, signal),
    account: model.get("account"),
    body: make("div", { class: "practicum-part" }),
    status: make("p", { class: "practicum-status", role: "status" }),
    name: nameBox(kit, words, prefix),
    ...{ kit, words, signal },
  };
  kit.root(
    el,
    { class: "practicum-card practicum-writing", role: "region", "aria-labelledby": `${prefix}-title` },
    make("h3", { id: `${prefix}-title` }, sheet.account.title),
    sheet.body,
    sheet.name.element,
    buttons(sheet),
    sheet.status,
  );
  show(sheet);
}

function show({ kit, body, account }) {
  const { make } = kit;
  const lines = (texts, attributes = {}) => texts.map((text) => make("p", attributes, text));
  body.replaceChildren(
    ...lines(account.standing),
    ...(account.table ? [kit.table(account.table)] : []),
    ...lines(account.limits),
    ...lines(account.mark, { class: "practicum-hint" }),
  );
}

function nameBox({ make }, words, prefix) {
  const hint = `${prefix}-name-hint`;
  const box = make("input", {
    type: "text",
    id: `${prefix}-name`,
    "aria-describedby": hint,
    autocomplete: "off",
    dir: "auto",
  });
  const element = make(
    "div",
    { class: "practicum-asked practicum-asked-short" },
    make("label", { for: `${prefix}-name` }, words.name),
    make("p", { class: "practicum-hint", id: hint }, words.name_hint),
    box,
  );
  return { element, read: () => box.value.trim() };
}

function buttons(sheet) {
  const { kit, words, signal } = sheet;
  const print = () => kit.paper.print(kit, { title: sheet.account.title, blocks: blocks(sheet), signal });
  const save = () => kit.download("record.txt", kit.paper.text(blocks(sheet)), "text/plain");
  return kit.make("div", { class: "practicum-row" }, [
    kit.button(kit, words.print, print),
    kit.button(kit, words.save, save),
    kit.button(kit, words.refresh, () => look(sheet)),
  ]);
}

async function look(sheet) {
  const silent = () => (sheet.status.textContent = sheet.words.no_kernel);
  const answer = await sheet.ask({ kind: "look" }, silent, { again: false });
  sheet.account = answer.account;
  sheet.status.textContent = sheet.words.looked;
  show(sheet);
}

function blocks({ kit, words, account, name }) {
  const owner = name.read() ? [kit.fill(words.name_line, { name: name.read() })] : [];
  const texts = (lines) => lines.map((text) => ({ tag: "p", text }));
  return [
    { tag: "h1", text: account.title },
    ...texts([account.course, ...owner, ...account.standing]),
    ...(account.table ? [{ tag: "table", ...account.table }] : []),
    ...texts([...account.limits, ...account.mark, kit.fill(words.printed, { day: kit.paper.today() })]),
  ];
}
