// What panels share: a button, and asking once more, in place, before something is taken away.

export default {
  initialize: () => ({ button, twice }),
};

function button({ make }, label, onclick) {
  return make("button", { type: "button", class: "practicum-button", onclick }, label);
}

/** Build a button that asks once more. `act` does it; if it says true, it has seen to what stands here next. */
function twice(kit, { label, ask, stop, sure, act }) {
  const place = kit.make("div", { class: "practicum-row" });
  const calm = (focus) => {
    const first = button(kit, label, asked);
    place.replaceChildren(first);
    if (focus) first.focus();
  };
  const asked = () => {
    const keep = button(kit, stop, () => calm(true));
    const go = button(kit, sure, async () => {
      place.replaceChildren(); // until it is answered there is nothing to take back
      if (!(await act())) calm(true);
    });
    place.replaceChildren(kit.make("p", { role: "alert" }, ask), keep, go);
    keep.focus();
  };
  calm(false);
  return place;
}
