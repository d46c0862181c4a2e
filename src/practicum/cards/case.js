// A branching case: one decision at a time, what came of each, the way so far, and the map once an ending is met.

export default {
  initialize: ({ model }) => ({ draw, telling: model.get("words") }),
};

function draw({ model, el, signal, kit, words }) {
  const head = model.get("case");
  const { make } = kit;
  const prefix = `practicum-${kit.identity()}`;
  const story = {
    ask: kit.link(model, signal),
    telling: kit.telling,
    trail: make("div"),
    stage: make("div"),
    chart: make("div"),
    ...{ model, kit, words, head },
  };
  kit.root(
    el,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-title` },
    kit.choosing.scene({ kit, vignette: head, prefix }),
    make("p", { class: "practicum-hint practicum-lead" }, kit.telling.lead),
    story.trail,
    story.stage,
    story.chart,
  );
  show(story, pending(story, model.get("way")));
}

/** Stand where a choice is still on its way, even one made anew at a decision passed before: its card sends it again. */
function pending({ kit, head }, way) {
  const at = way.steps.findIndex(({ scene }) => kit.unsent(`${head.place}:${scene.id}`).all().length);
  return at < 0 ? way : upTo(way, at);
}

function upTo(way, index) {
  return { ...way, steps: way.steps.slice(0, index), here: { scene: way.steps[index].scene } };
}

/** Show a way: its steps, and the decision or ending that it has come to. */
function show(story, way, { focus = false } = {}) {
  const { kit, telling, trail, stage, chart } = story;
  story.way = way;
  trail.replaceChildren(...(way.steps.length ? [soFar(story, way.steps)] : []));
  const heading = way.here.scene ? decide(story, way) : end(story, way.here.ending);
  chart.replaceChildren(...(way.figure && way.here.ending ? [kit.figure(kit, way.figure)] : []));
  stage.setAttribute("aria-label", telling.decision.replace("{number}", way.steps.length + 1));
  if (!focus) return;
  heading.tabIndex = -1;
  heading.focus();
}

/** List the steps behind: what was chosen, how it stands to the text, what came of it. */
function soFar(story, steps) {
  const { kit, telling } = story;
  const { make } = kit;
  const list = make("ol", { class: "practicum-steps" }, steps.map((step, index) => past(story, step, index)));
  return make("div", { class: "practicum-part practicum-so-far" }, make("h4", {}, telling.so_far), list);
}

function past(story, step, index) {
  const { kit, telling } = story;
  const { make } = kit;
  return make(
    "li",
    { class: "practicum-step" },
    make("h5", kit.course, step.scene.title),
    make("p", { dir: "auto" }, make("span", { class: "practicum-hint" }, telling.chosen), " ", make("span", kit.course, step.text)),
    make("p", { class: "practicum-alignment" }, kit.sign(step.fit), make("strong", {}, step.verdict)),
    make("p", { class: "practicum-option", ...kit.course }, step.outcome),
    beside(story, step),
    anew(story, index, step.scene.title),
  );
}

/** Open a step's comparison again, asked for when it is opened. */
function beside({ ask, kit, telling }, step) {
  const { make } = kit;
  const place = make("div");
  const open = async () => {
    if (!folded.open || place.hasChildNodes()) return;
    const said = await ask({ kind: "select", vignette: step.scene.id, option: step.left.option });
    if (said.guidance) place.replaceChildren(kit.comparison(kit, said.guidance, step.left, []).section);
  };
  const folded = make("details", { ontoggle: open }, make("summary", {}, telling.beside), place);
  return folded;
}

function anew(story, index, title) {
  const { kit, telling, way } = story;
  const go = () => show(story, upTo(way, index), { focus: true });
  const name = kit.fill(telling.anew_named, { title });
  return kit.make("button", { type: "button", class: "practicum-button", "aria-label": name, onclick: go }, telling.anew);
}

/** Put the decision at hand on the stage; its card is an ordinary one, with what came of the choice at its end. */
function decide(story, way) {
  const { kit, telling, stage, head } = story;
  const frame = kit.make("div");
  const vignette = { ...way.here.scene, level: `${kit.fill(telling.decision, { number: way.steps.length + 1 })}. ${way.here.scene.level}` };
  const onward = kit.make("div", { class: "practicum-row" }, kit.make("p", { class: "practicum-hint" }, telling.waiting));
  const name = kit.card({
    ...{ ask: story.ask, kit, words: story.words, vignette, place: head.place, frame, commit: telling.commit },
    after: (_, said) => [cameOfIt(kit, telling, said.outcome), onward],
    saved: (answer) => answer.way && onward.replaceChildren(goOn(story, answer.way)),
  });
  stage.replaceChildren(frame);
  return frame.querySelector(`#${name}`);
}

function cameOfIt({ make, course }, telling, outcome) {
  return make(
    "div",
    { class: "practicum-judged" },
    make("h5", {}, telling.outcome_title),
    make("p", { class: "practicum-option", ...course }, outcome),
  );
}

function goOn(story, way) {
  const { kit, telling } = story;
  const go = () => show(story, way, { focus: true });
  return kit.make("button", { type: "button", class: "practicum-button practicum-primary", onclick: go }, telling.go_on);
}

function end(story, ending) {
  const { kit, telling, stage } = story;
  const { make } = kit;
  const heading = make("h4", kit.course, ending.title);
  stage.replaceChildren(
    make(
      "section",
      { class: "practicum-part practicum-ending" },
      make("p", { class: "practicum-level" }, telling.ending),
      heading,
      ending.text.map((paragraph) => make("p", { class: "practicum-option", ...kit.course }, paragraph)),
      make("p", { class: "practicum-hint" }, ending.kind),
    ),
  );
  return heading;
}
