// What a machine can see of an open page; each function gives what it finds, as lines.
(() => {
  "use strict";
  const SCROLLS = ".tt-scroll, .tt-pages, table[tabindex], pre, [data-testid=stCode]"; // may be moved sideways in themselves
  const APART = "svg, noscript, [aria-hidden=true], .tt-live, [role=progressbar]"; // no text that is read here
  const short = (one, length = 140) => one.outerHTML.replace(/\s+/g, " ").slice(0, length);
  const ownText = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const isRead = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.closest(APART);

  function isHiddenFromSight(one) {
    for (let up = one; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.clipPath !== "none" || (style.clip !== "auto" && /absolute|fixed/.test(style.position))) return true;
      if (up.clientWidth && up.clientWidth < 3) return true;
    }
    return false;
  }

  function cutOff() {
    const width = document.documentElement.clientWidth, found = [];
    for (const box of [document.documentElement, document.querySelector("main")])
      if (box && box.scrollWidth > width) found.push(`${box.tagName} is ${box.scrollWidth} wide`);
    for (const one of document.querySelectorAll("body *")) {
      if (!ownText(one) || !isRead(one) || one.matches("option, select") || isHiddenFromSight(one)) continue;
      const box = one.getBoundingClientRect(), aside = one.closest(SCROLLS);
      if (!aside && (box.right > width + 1 || box.left < -1)) found.push(`sticks out: ${short(one)}`);
      for (let up = one; up && !up.matches(`main, body, ${SCROLLS}`); up = up.parentElement) {
        const style = getComputedStyle(up);
        const wide = up.scrollWidth > up.clientWidth + 2 && /hidden|clip/.test(style.overflowX);
        const high = up.scrollHeight > up.clientHeight + 4 && /hidden|clip/.test(style.overflowY);
        if (up.clientWidth && (wide || high)) {
          found.push(`cut off in ${wide ? "width" : "height"}: ${short(up)} | ${one.textContent.slice(0, 40)}`);
          break;
        }
      }
    }
    return [...new Set(found)].slice(0, 5);
  }

  function overlapping() {
    const all = [...document.querySelectorAll("a, button, summary, input, textarea, select, label, h1, h2, h3, p, li, dt, dd, td, th")]
      .filter((one) => isRead(one) && !isHiddenFromSight(one) && (one.textContent.trim() || one.matches("input, textarea")));
    const leaves = all.filter((one) => !all.some((other) => other !== one && one.contains(other)));
    const boxes = leaves.map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width > 2 && box.height > 2);
    const found = [];
    boxes.forEach(([one, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const together = one.closest("label") && one.closest("label") === other.closest("label");
      const above = [one, other].map((it) => !!it.closest("[role=dialog]"));
      if (wide > 4 && high > 10 && !together && above[0] === above[1])
        found.push(`overlap by ${Math.round(wide)} x ${Math.round(high)}: ${short(one, 90)} | ${short(other, 90)}`);
    }));
    return found.slice(0, 4);
  }

  const sizes = new Map();
  function rememberSizes() {
    for (const one of document.querySelectorAll("body *"))
      if (ownText(one) && isRead(one)) sizes.set(one, parseFloat(getComputedStyle(one).fontSize));
  }
  function notTwice() {
    return [...sizes].filter(([one, size]) => one.isConnected && parseFloat(getComputedStyle(one).fontSize) < size * 1.95)
      .map(([one, size]) => `stays at ${size} px: ${short(one)}`).slice(0, 4);
  }

  const moving = () => document.getAnimations().filter((one) => one.playState === "running")
    .map((one) => `moves: ${short(one.effect.target)}`);

  // A picture of the content has a name, and what it shows stands beside it in words.
  const unnamed = () => [...document.querySelectorAll("main :is(svg, img, canvas)")].filter((one) =>
    !one.closest("[aria-hidden=true], button, a, summary, [role=img][aria-label]:not([aria-label=''])")
    && !one.matches("img[alt], svg[aria-label]") && one.checkVisibility()).map((one) => `picture without a name: ${short(one)}`).slice(0, 4);
  const wordless = () => [...document.querySelectorAll("main .tt-chart")].filter((one) => {
    if (!one.checkVisibility()) return false;
    const table = [...document.querySelectorAll("main table, main dl, main .tt-numbers")].length;
    return !table && (one.getAttribute("aria-label") || "").length < 60;
  }).map((one) => `chart without words: ${short(one)}`);

  // Fields and marks to choose in have an edge of 3 to 1 against what they stand on (1.4.11).
  function luminance(color) {
    const [r, g, b] = color.match(/[\d.]+/g).map((part) => part / 255).map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  }
  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + .05) / (dark + .05);
  }
  function faint() {
    const ground = getComputedStyle(document.querySelector("[data-testid=stApp]") || document.body).backgroundColor;
    const marks = [...document.querySelectorAll("main :is([data-testid=stRadioOption] > div, [data-testid=stCheckbox] label) > div:first-of-type")];
    const fields = [...document.querySelectorAll("main :is(textarea, input:not([type=radio], [type=checkbox], [type=file], [tabindex='-1']))")];
    return [...marks, ...fields].filter(isRead).filter((one) => {
      const edges = [one];
      while (edges.length < 4) edges.push(edges.at(-1).parentElement);
      return !edges.some((edge) => { const style = getComputedStyle(edge);
        return [[style.borderTopColor, parseFloat(style.borderTopWidth)], [style.backgroundColor, 1]].some(
          ([color, width]) => width > 0 && !/, 0\)$|transparent/.test(color) && contrast(color, ground) >= 3); });
    }).map((one) => `faint edge: ${short(one)}`).slice(0, 4);
  }

  function isRinged(one) {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  }
  function stop() {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const label = one.closest("label") || (one.id && document.querySelector(`label[for="${CSS.escape(one.id)}"]`));
    const shape = one.matches("input[type=radio], input[type=checkbox]") && label ? label : one;
    const box = shape.getBoundingClientRect(), found = [];
    const at = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9], [.02, .02], [.98, .98]].map(([x, y]) =>
      document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
    if (!at.some((top) => top && (shape.contains(top) || top.contains(shape)))) found.push(`focus is hidden: ${short(one)}`);
    if (![one, shape, one.parentElement].some(isRinged)) found.push(`focus is not seen: ${short(one)}`);
    return { found, key: `${short(one, 300)} ${[...document.querySelectorAll(one.localName)].indexOf(one)}` };
  }

  // What is shown or told in the page's own language: quotes and links to the other language have one of their own.
  const TELLING = ["aria-label", "aria-valuetext", "aria-description", "aria-roledescription", "title", "alt", "placeholder"];
  function told() {
    const found = [];
    for (const one of document.querySelectorAll("body, body *")) {
      if (one.closest("[lang]") !== document.documentElement || one.closest("script, style, noscript")) continue;
      if (one.closest("[data-testid=stIconMaterial]") || !(one.checkVisibility() || one.id.startsWith("react-aria-description"))) continue;
      for (const name of TELLING) if (one.getAttribute(name)) found.push(one.getAttribute(name));
      for (const node of one.childNodes) if (node.nodeType === Node.TEXT_NODE && node.data.trim()) found.push(node.data);
    }
    return found.map((text) => text.replace(/\s+/g, " ").trim());
  }

  window.ttWcag = { told, cutOff, overlapping, rememberSizes, notTwice, moving, faint, unnamed, wordless, stop };
})();
