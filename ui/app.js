// What neither Streamlit nor a style sheet can do: keep focus where one reads, say aloud what has changed, and say
// in the page's language what Streamlit says in English. Runs from our own address, so the content policy needs no
// exception.
(() => {
  "use strict";
  const words = JSON.parse(document.getElementById("tt-words").textContent);

  // A library of Streamlit's tries to compile a few bytes for long numbers and does without when it cannot. The
  // content policy allows no compiling; without the means there is no attempt, and no breach in anybody's log.
  delete window.WebAssembly;

  // Dates in the language of the page, not of the browser.
  Object.defineProperty(navigator, "language", { get: () => document.documentElement.lang });

  // A fold opens with a motion of a script's own, which no style sheet stops; none for whoever has asked for none.
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (frames, options) {
      return animate.call(this, frames, { ...(typeof options === "object" ? options : {}), duration: 0 });
    };
  }

  // Where the next thing to read begins: the card, or the heading of a page that came without being loaded.
  function begins() {
    const card = document.querySelector('[class*="st-key-card_"]');
    const name = card && [...card.classList].find((one) => one.startsWith("st-key-card_"));
    const line = card && (document.querySelector('[data-testid="stChatMessageContent"]') || card);
    return { at: `${location.pathname} ${name || ""}`, line: line || document.querySelector("h1") };
  }

  function standAt(element) {
    if (!element.matches("a[href], button, input, textarea, summary")) element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
  }

  // A new card or page is read from its first line: scroll there and let a screen reader follow.
  let shown = null;
  function followPage() {
    const { at, line } = begins();
    if (!line || at === shown || !isQuiet()) return;
    const first = shown === null;
    shown = at;
    if (first || document.querySelector(".st-key-projector")) return;
    const main = document.querySelector('[data-testid="stMain"]');
    if (main) main.scrollTop = 0;
    standAt(line);
  }

  function isQuiet() {
    const app = document.querySelector('[data-testid="stApp"]');
    return app?.dataset.testScriptState === "notRunning" && !app.querySelector('[data-stale="true"]');
  }

  // What had focus and is gone leaves it to what took its place, or to the heading above it; never to nothing.
  let held = null;
  document.addEventListener("focusin", ({ target }) => {
    const keyed = target.closest('[class*="st-key-"]');
    const key = keyed && [...keyed.classList].find((one) => one.startsWith("st-key-"));
    const around = [];
    for (let up = target.parentElement; up; up = up.parentElement) around.push(up);
    held = { target, around, again: key && `.${CSS.escape(key)} ${target.localName}` };
  });
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    setTimeout(() => { if (!relatedTarget && target.isConnected && held?.target === target) held = null; });
  });
  function keepFocus() {
    if (!held || held.target.isConnected || document.activeElement !== document.body || !isQuiet()) return;
    const { around, again } = held;
    held = null;
    const there = again && document.querySelector(again);
    if (there) return standAt(there);
    const place = around.find((one) => one.isConnected);
    const before = [...document.querySelectorAll("h1, h2, h3")].filter(
      (one) => one.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING);
    const heading = place.querySelector("h3, h2") || before.at(-1) || document.querySelector("h1");
    if (heading) standAt(heading);
  }

  // Words that are built into Streamlit: a whole text, or a part of one.
  function sayInOurLanguage() {
    for (const [selector, attribute, text, part] of words) {
      for (const element of document.querySelectorAll(selector)) {
        if (part) replacePart(element, attribute, part, text);
        else if (attribute && element.getAttribute(attribute) !== text) element.setAttribute(attribute, text);
        else if (!attribute && element.textContent !== text) element.textContent = text;
      }
    }
    for (const month of document.querySelectorAll('[role="spinbutton"][data-type="month"][aria-valuenow]')) {
      if (month.getAttribute("aria-valuetext") !== month.textContent)
        month.setAttribute("aria-valuetext", month.textContent);
    }
  }

  function replacePart(element, attribute, part, text) {
    const holders = attribute ? [element.getAttributeNode(attribute)] : element.childNodes;
    for (const one of holders) {
      if (text !== part && one && (attribute || one.nodeType === Node.TEXT_NODE) && one.nodeValue.includes(part))
        one.nodeValue = one.nodeValue.replace(part, text);
    }
  }

  // A form with a number outside its limits is not sent: one stands at the number then, where it says so.
  document.addEventListener("click", ({ target }) => {
    const form = target.closest?.('[data-testid="stFormSubmitButton"]')?.closest('[data-testid="stForm"]');
    if (form) setTimeout(() => form.querySelector('[aria-invalid="true"]')?.focus());
  });

  // The page is printed by a button of its own.
  document.addEventListener("click", (event) => {
    if (event.target.closest?.('[data-tt="print"]')) window.print();
  });
  // A new answer, a message and the next picture of a workshop are read aloud once, wherever one stands.
  const live = document.createElement("div");
  live.className = "tt-live";
  live.setAttribute("role", "status");
  live.setAttribute("aria-live", "polite");
  document.body.append(live);
  let heard = null, stage = null;
  const said = new WeakSet();
  function sayAloud() {
    const one = document.querySelector("[data-say]");
    const number = one && location.pathname + one.dataset.number;
    if (number && number !== heard) live.textContent = one.dataset.say;
    heard = number || heard;
    for (const message of document.querySelectorAll('main :is([role="status"], [role="alert"])')) {
      if (said.has(message) || !message.innerText.trim()) continue;
      if (message.role === "status") live.textContent = message.innerText;  // an alert is read by itself
      if (shown) message.scrollIntoView({ block: "nearest" });
      said.add(message);
    }
    const now = document.querySelector(".st-key-projector h1, .st-key-part_now h2")?.innerText;
    if (now && stage && now !== stage) live.textContent = now;
    stage = now || stage;
  }

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      sayInOurLanguage();
      sayAloud();
      followPage();
      keepFocus();
    });
  }).observe(document.documentElement, {
    childList: true, subtree: true, characterData: true,
    attributeFilter: ["aria-label", "aria-valuetext", "data-stale", "data-test-script-state"],
  });
})();
