"""What stands where on the pages that WeasyPrint laid out: what a reader sees at once and a text search does not."""

import re

from weasyprint.formatting_structure import boxes

HYPHENS = "\u2010-"
# What leads something in, and may not stand alone at the foot of a page.
LEADS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "thead"}
LEAD_CLASSES = {"block-number", "mistakes-kind", "answer-label", "entry-number", "combine-title"}
EM = re.compile(r"^(-?[\d.]+)em$")

# 20 mm
SIGNED = 20 / 25.4 * 96


def walk(box, roles=()):
    """A box and all that stand in it, each with the tags and classes around it."""
    if isinstance(box, boxes.MarginBox):
        return
    element = getattr(box, "element", None)
    if element is not None and "::" not in str(box.element_tag):
        roles = (*roles, str(element.tag), *(element.get("class") or "").split())
    yield box, roles
    for child in getattr(box, "children", ()):
        yield from walk(child, roles)


def texts(line):
    return [box for box, _ in walk(line) if isinstance(box, boxes.TextBox) and "::" not in str(box.element_tag)]


def words(text):
    """The words of a text, without the marks behind them: what a stylesheet adds may stand between."""
    parted = (word.strip(".,;:()") for word in re.split(r"[\s\u00a0/–-]+", text.replace("\u00ad", "")))
    return [word for word in parted if word]


INLINE = {"a", "em", "strong", "del", "ins", "code", "sup", "span", "b", "i"}


def content(element):
    """The text of an element, with a space where a block begins or ends."""
    around = "" if element.tag in INLINE and "row-note" not in (element.get("class") or "") else " "
    inner = "".join(content(child) + (child.tail or "") for child in element)
    return around + (element.text or "") + inner + around


def cut_words(cell):
    """Words of a cell that are cut other than by a hyphen behind four letters."""
    whole = set(words(content(cell.element)))
    open_part = ""
    for box, _ in walk(cell):
        if not isinstance(box, boxes.LineBox):
            continue
        # What a stylesheet puts between two texts parts them.
        pieces = [piece for piece, _ in walk(box) if isinstance(piece, boxes.TextBox)]
        text = "".join(" " if "::" in str(piece.element_tag) else piece.text for piece in pieces).strip()
        line = words(text.replace("\u2010", "\u2010 "))
        if not line:
            continue
        line[0], begun, open_part = open_part + line[0], open_part, ""
        if text.endswith("\u2010"):
            open_part = line.pop().rstrip(HYPHENS)
            if len(open_part) < 4:
                yield open_part
        yield from (word for word in line if word not in whole and not (begun and word.startswith(begun)))


def chart_fault(box):
    """Whether a drawing draws below its own foot."""
    element = box.element
    size = float(element.get("font-size", 16))
    lowest = 0.0
    for node in element.iter():
        lengths = {key: EM.match(node.get(key, "")) for key in ("y", "y1", "y2", "cy", "height")}
        value = {key: float(found.group(1)) for key, found in lengths.items() if found}
        if node is not element:
            lowest = max([lowest, *(value[key] for key in ("y", "y1", "y2", "cy") if key in value)])
            lowest = max(lowest, value.get("y", 0) + value["height"] if "height" in value else 0)
    if lowest * size > box.height + 1:
        return f"a drawing of {lowest * size:.0f} px stands in {box.height:.0f} px"
    return None


# So much room, in pixels, is left behind the next word of no line that is not the last of its text.
ROOM = 53


def short_lines(block):
    """Lines of a text that end long before they are full, though the next word has room there."""
    lines = [box for box in block.children if isinstance(box, boxes.LineBox)]
    if any(not child.is_in_normal_flow() for line in lines for child, _ in walk(line)):
        return
    right = block.content_box_x() + block.width
    for line, after in zip(lines, lines[1:]):
        here, there = texts(line), texts(after)
        if not here or not there or any(str(child.element_tag).startswith("br") for child, _ in walk(line)):
            continue
        text = "".join(box.text for box in there)
        word = re.split(r"[\s\u00a0/–-]", text.strip() + " ")[0]
        end = max(box.position_x + box.width for box in here)
        wide = sum(box.width for box in there) / max(len(text), 1) * len(word)
        if right - end > wide + ROOM:
            yield f"“{''.join(box.text for box in here).strip()[-50:]}” ends long before “{word}” needs to stand below it"


def form_faults(box):
    """A row in which nothing stands is one to sign in: it is as high as what people write there."""
    if isinstance(box, boxes.TableRowBox) and not any(isinstance(inner, boxes.TextBox) for inner, _ in walk(box)):
        if box.height < SIGNED:
            yield "the row to sign in is too low"


def page_faults(page, last):
    """What is wrong on one page."""
    page_box = page._page_box
    right = page_box.content_box_x() + page_box.width
    lines = []
    for box, roles in walk(page_box):
        if isinstance(box, boxes.TableCellBox):
            yield from (f"the word “{word}” is cut in a column" for word in cut_words(box))
        if isinstance(box, boxes.BlockContainerBox) and {"p", "li", "dd", "td"} & set(roles[-2:]):
            yield from short_lines(box)
        yield from form_faults(box)
        if roles[-1:] in (("h2",), ("h3",)) and "document" in roles and isinstance(box, boxes.BlockContainerBox):
            if box.position_y > page_box.content_box_y() + 1 and box.margin_top <= box.margin_bottom:
                yield f"“{box.element.text}” stands no closer to what it is about than to what is above it"
        if isinstance(box, boxes.LineBox) and texts(box):
            lines.append((box.position_y + box.height, bool(LEADS & set(roles) or LEAD_CLASSES & set(roles))))
        elif isinstance(box, boxes.TextBox) and box.position_x + box.width > right + 1:
            yield f"“{box.text.strip()[:40]}” sticks out of the page"
        elif isinstance(box, boxes.ReplacedBox) and "chart" in (box.element.get("class") or "").split():
            fault = chart_fault(box)
            if fault:
                yield fault
    if lines and not last:
        foot = max(bottom for bottom, _ in lines)
        if all(lead for bottom, lead in lines if bottom > foot - 4):
            yield "its last line leads in what stands on the next page"


PAGE = re.compile(r"(\d+)\D*$")


def page_numbers(document):
    """Links that name a page, in the contents and in the text, which is not that of what they lead to."""
    stands, said, contents = {}, {}, False
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            stands.setdefault(anchor, number)
        for box, roles in walk(page._page_box):
            contents = contents or "print-toc" in roles
            if isinstance(box, boxes.TextBox) and str(box.element_tag) == "a::after":
                # What is broken over a line or a page is one link.
                said[box.element] = said.get(box.element, "") + box.text
    for link, text in said.items():
        target, named = link.get("href", "").removeprefix("#"), PAGE.search(text)
        if not named or int(named.group(1)) != stands.get(target):
            yield f"“{content(link).strip()[:40]}” names “{text.strip()}”, but #{target} stands on page {stands.get(target)}"
    # A letter has no contents, and may refer to nothing of its own.
    if contents and not said:
        yield "no link names its page"


def head(page):
    """The words at the top right of a page."""
    for box in page._page_box.children:
        if isinstance(box, boxes.MarginBox) and box.at_keyword == "@top-right":
            return "".join(text.text for text in box.descendants() if isinstance(text, boxes.TextBox)).strip()
    return ""


def notes(document):
    """Footnotes that do not stand on the page that leads to them; a long one at its foot may go on to the next."""
    signs, found = {}, {}
    for number, page in enumerate(document.pages, 1):
        for box, roles in walk(page._page_box):
            element = getattr(box, "element", None)
            if element is None or "::" in str(box.element_tag):
                continue
            if element.tag == "a" and element.get("role") == "doc-noteref":
                signs.setdefault(element.get("href", "")[1:], number)
            elif element.get("role") == "doc-footnote":
                found.setdefault(element.get("id"), number)
    for note, sign in signs.items():
        if found and note in found and found[note] not in (sign, sign + 1):
            yield f"page {sign}: its note {note} stands on page {found[note]}"
    late = [note for note, sign in signs.items() if found.get(note) == sign + 1]
    if len(late) > 1 + len(found) // 10:
        yield f"notes on the page behind their own: {late}"


def tables(document):
    """Tables of which one row stands alone: below their head at the foot of a page, or at the head of the next."""
    parts = {}
    for number, page in enumerate(document.pages, 1):
        for box, _ in walk(page._page_box):
            if isinstance(box, boxes.TableRowGroupBox) and not box.is_header and getattr(box, "element", None) is not None:
                parts.setdefault(box.element, []).append((number, len(box.children)))
    for body, (*_, last) in ((body, found) for body, found in parts.items() if len(found) > 1):
        first = parts[body][0]
        if sum(rows for _, rows in parts[body]) < 4:
            continue
        if first[1] < 2:
            yield f"page {first[0]}: a table begins with one row at its foot"
        if last[1] < 2:
            yield f"page {last[0]}: one row of a table stands alone"


def signatures(document):
    """Blocks to sign in that are cut: all parties sign on one page, below what they sign for."""
    stands = {}
    for number, page in enumerate(document.pages, 1):
        for box, _ in walk(page._page_box):
            element = getattr(box, "element", None)
            if element is not None and element.get("id") == "deel_ondertekening":
                stands.setdefault(element, set()).add(number)
    for pages in stands.values():
        if len(pages) > 1:
            yield f"the block to sign in stands on pages {sorted(pages)}"


def faults(document):
    """What is wrong in a document, each with its page."""
    pages = document.pages
    yield from notes(document)
    yield from tables(document)
    yield from signatures(document)
    for number, page in enumerate(pages, 1):
        for fault in page_faults(page, number == len(pages)):
            yield f"page {number}: {fault}"
    yield from page_numbers(document)
    starts = []
    for number, page in enumerate(pages, 1):
        for box, roles in walk(page._page_box):
            if "chapter-head" in roles or "part-head" in roles:
                starts.append(number)
                break
    for number, page in enumerate(pages, 1):
        if starts and number >= starts[0] and not head(page):
            yield f"page {number}: no chapter in its running head"
