"""What a machine can check of WCAG 2.2 AA on an open page: each function gives what it finds, as lines."""

from itertools import product

from axe_playwright_python.base import AXE_SCRIPT

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 800}
ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %
RUN = """async tags => (await axe.run(document, {runOnly: tags, resultTypes: ['violations']})).violations.map(
    one => one.id + ' (' + one.impact + '): ' + one.help + one.nodes.slice(0, 4).map(
        node => '\\n    ' + node.target.join(' ') + '\\n      ' + node.html.slice(0, 200) + '\\n      '
            + node.failureSummary.replaceAll('\\n', ' ')).join('') + '\\n    nodes: ' + one.nodes.length)"""
CUT_OFF = """() => {
    const width = document.documentElement.clientWidth, found = []
    for (const box of [document.documentElement, document.querySelector('[data-testid="stMain"]')])
        if (box && box.scrollWidth > width) found.push(`${box.tagName} is ${box.scrollWidth} wide`)
    for (const one of document.querySelectorAll('body *')) {
        const style = getComputedStyle(one), box = one.getBoundingClientRect()
        if (!box.width || style.visibility === 'hidden' || one.closest('.tt-scroll, .tt-pages, svg, [aria-hidden=true], .tt-live, [role=progressbar]'))
            continue
        if (box.width < 2 || style.clipPath !== 'none' || (style.clip !== 'auto' && style.position === 'absolute')) continue
        if (box.right > width + 1 || box.left < -1) found.push('sticks out: ' + one.outerHTML.slice(0, 160))
        const own = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
        if (!own || one.matches('textarea, option, select')) continue
        for (let up = one; up && up !== document.body; up = up.parentElement) {
            const how = getComputedStyle(up)
            if (up.closest('[data-testid=stMain]') === up) break
            if (how.clipPath !== 'none' || up.getBoundingClientRect().width < 2) break
            const over = up.scrollWidth > up.clientWidth + 2 && ['hidden', 'clip'].includes(how.overflowX)
            const under = up.scrollHeight > up.clientHeight + 4 && ['hidden', 'clip'].includes(how.overflowY)
            if (up.clientWidth && (over || under)) {
                found.push(`cut off (${over ? 'width' : 'height'}): ` + up.outerHTML.slice(0, 160) + ' ... ' + one.textContent.slice(0, 40))
                break
            }
        }
    }
    return [...new Set(found)].slice(0, 6)
}"""
OVERLAPPING = """() => {
    const all = [...document.querySelectorAll('a, button, summary, input, textarea, select, label, h1, h2, p, dt, dd')].filter(
        one => !one.closest('svg, [aria-hidden=true], .tt-live') && one.textContent.trim() || one.matches('input:not([tabindex="-1"]), textarea'))
    const leaves = all.filter(one => !all.some(other => other !== one && one.contains(other)))
    const boxes = leaves.map(one => [one, one.getBoundingClientRect()]).filter(([one, box]) => {
        const style = getComputedStyle(one)
        return box.width > 2 && box.height > 2 && style.visibility !== 'hidden' && style.opacity !== '0' && style.clipPath === 'none'
            && one.checkVisibility({checkOpacity: true})
    })
    const found = []
    for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
        const [one, a] = boxes[i], [other, b] = boxes[j]
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (wide > 4 && high > 6) found.push(`overlap ${Math.round(wide)}x${Math.round(high)}: ` + one.outerHTML.slice(0, 110) + ' | ' + other.outerHTML.slice(0, 110))
    }
    return found.slice(0, 4)
}"""
REMEMBER = """() => { window.ttSizes = new Map([...document.querySelectorAll('body *')].filter(
    one => one.checkVisibility() && !one.closest('svg, .tt-live, [aria-hidden=true], noscript') && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())).map(
    one => [one, parseFloat(getComputedStyle(one).fontSize)])) }"""
NOT_TWICE = """() => [...window.ttSizes].filter(([one, size]) => one.isConnected && parseFloat(getComputedStyle(one).fontSize) < size * 1.95)
    .map(([one, size]) => `stays at ${size} px: ` + one.outerHTML.slice(0, 120)).slice(0, 4)"""
SPACED = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-bottom:2em!important}"""
MOVING = """() => document.getAnimations().filter(one => one.playState === 'running').map(
    one => one.effect.target.outerHTML.slice(0, 160))"""
UNNAMED_PICTURES = """() => [...document.querySelectorAll('svg, img, canvas')].filter(one => {
    if (one.closest('[aria-hidden=true], button, a, [role=img][aria-label], [role=presentation], [data-testid=stIconMaterial]')) return false
    if (one.matches('img[alt]')) return false
    return !(one.getAttribute('aria-label') || one.querySelector('title'))
}).map(one => one.outerHTML.slice(0, 160) + ' in ' + one.parentElement.outerHTML.slice(0, 100)).slice(0, 5)"""
FOCUSED = """() => {
    const one = document.activeElement
    if (!one || one === document.body) return null
    const ring = node => { const s = getComputedStyle(node)
        return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor, s.backgroundColor].join('|') }
    const seen = node => { const s = getComputedStyle(node)
        return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) || s.boxShadow !== 'none' }
    const around = [one]
    for (let up = one.parentElement, n = 0; up && n < 4; up = up.parentElement, n++) around.push(up)
    const label = one.closest('label') || (one.id && document.querySelector(`label[for="${CSS.escape(one.id)}"]`))
    const small = one.matches('input[type=radio], input[type=checkbox], input[type=file]')
    const shape = small && label ? label : one
    const box = shape.getBoundingClientRect()
    const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .2], [.5, .8]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y])
    const hits = points.filter(([x, y]) => { const top = document.elementFromPoint(x, y)
        return top && (shape.contains(top) || top.contains(shape)) })
    return {what: one.outerHTML.slice(0, 150), visible: around.some(seen), hit: hits.length,
        box: [box.left, box.top, box.width, box.height].map(Math.round),
        key: one.tagName + '|' + Math.round(box.left) + '|' + (one.getAttribute('href') || one.id || one.name || one.innerText || '') }
}"""


def axe(page, schemes=(("light", PHONE), ("dark", DESK))):
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme, size in schemes:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        page.wait_for_timeout(250)
        found += [f"{scheme}, {size['width']} px: {one}" for one in page.evaluate(RUN, RULES)]
    return found


def cut_off(page):
    """Nothing is lost at 400 % zoom, with wider text spacing, and with text of twice the size."""
    found = []
    page.set_viewport_size(ZOOMED)
    page.wait_for_timeout(200)
    found += [f"400 %: {one}" for one in page.evaluate(CUT_OFF)]
    found += [f"400 %: {one}" for one in page.evaluate(OVERLAPPING)]
    page.set_viewport_size(DESK)
    style = page.add_style_tag(content=SPACED)
    page.wait_for_timeout(200)
    found += [f"spacing: {one}" for one in page.evaluate(CUT_OFF) + page.evaluate(OVERLAPPING)]
    page.set_viewport_size(PHONE)
    page.wait_for_timeout(200)
    found += [f"spacing 360: {one}" for one in page.evaluate(CUT_OFF) + page.evaluate(OVERLAPPING)]
    style.evaluate("one => one.remove()")
    page.set_viewport_size(DESK)
    page.wait_for_timeout(100)
    page.evaluate(REMEMBER)
    network = page.context.new_cdp_session(page)
    network.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.set_viewport_size(DESK)
    page.wait_for_timeout(250)
    small = page.evaluate(NOT_TWICE)
    found += [f"200 % text: {one}" for one in page.evaluate(CUT_OFF) + page.evaluate(OVERLAPPING)]
    found += [f"200 % text: {one}" for one in small]
    network.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    network.detach()
    return found


def focus(page, size=ZOOMED, most=90):
    """Every stop of the Tab key is seen, inside the window and under nothing."""
    page.set_viewport_size(size)
    page.wait_for_timeout(150)
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    found, keys = [], []
    for _ in range(most):
        page.keyboard.press("Tab")
        one = page.evaluate(FOCUSED)
        if one is None:
            break
        if keys and one["key"] == keys[0] and len(keys) > 2:
            break
        keys.append(one["key"])
        if not one["visible"]:
            found.append(f"focus is not seen: {one['what']}")
        if not one["hit"]:
            found.append(f"focus is hidden: {one['what']} {one['box']}")
    return found[:6], len(keys)
