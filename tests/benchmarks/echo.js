// A widget as bare as can be: one button that the kernel answers, and one that the page answers by itself.

function render({ model, el }) {
  let count = 0;
  const echoed = row(el, "bench-echo", () => model.send({ count: ++count }));
  model.on("msg:custom", (message) => (echoed.textContent = message.count));
  const local = row(el, "bench-local", () => (local.textContent += "."));
}

function row(el, name, onclick) {
  const [button, said] = [document.createElement("button"), document.createElement("p")];
  Object.assign(button, { className: name, textContent: name, onclick });
  Object.assign(said, { className: `${name}-said`, textContent: "-" });
  el.append(button, said);
  return said;
}

export default { render };
