"""Writes the same large site twice: as a book for Casebook and as a site for Hugo."""
import pathlib
import random
import shutil

HERE = pathlib.Path(__file__).resolve().parent
PAGES_IN_SECTION = 50
PAGE_BYTES = 12_000

WORDS = """
    model pipeline data feature training serving monitoring drift label document extraction contract invoice review
    accuracy latency cost month token prompt retrieval index embedding chunk answer source evidence gate approval
    registry version release rollback experiment metric threshold alarm dashboard queue storage bucket endpoint batch
    schema validation test sample error rate budget estimate audit policy access privacy risk owner team customer
    request response cache limit quality measure report baseline target plan phase migration change service system
    reads writes stores checks compares returns explains records keeps sends builds runs learns fails improves needs
    small large new old first last daily weekly slow fast open shared separate known missing useful simple clear
    the a each every this that its their one two three of in on with for from by and or but when after before
""".split()
CODE = """
def rate(correct, total):
    # A share of nothing is nothing.
    return correct / total if total else 0.0

for month in range(1, 13):
    print(f"{month:2d}  {rate(month * 7, 100):.2f}")
"""


class Author:
    """Writes one page; the same number gives the same page."""

    def __init__(self, number, count):
        self.number = number
        self.count = count
        self.random = random.Random(20_000 + number)

    def words(self, fewest, most):
        return " ".join(self.random.choices(WORDS, k=self.random.randint(fewest, most)))

    def sentence(self):
        return self.words(6, 18).capitalize() + "."

    def phrase(self):
        """A piece of a paragraph that is more than plain text."""
        other = self.random.randrange(self.count)
        return self.random.choice([
            f"*{self.words(1, 3)}*", f"**{self.words(1, 3)}**", f"`{self.words(1, 2)}`", f"~~{self.words(1, 2)}~~",
            f"[{self.words(2, 4)}]({link(other)})", f"[{self.words(2, 4)}](https://example.org/{other})",
            f"https://example.org/{other}",
        ])

    def paragraph(self):
        return " ".join(f"{self.sentence()} {self.phrase()} {self.sentence()}" for _ in range(self.random.randint(1, 3)))

    def items(self):
        marker = self.random.choice(["-", "1.", "- [ ]", "- [x]"])
        return "\n".join(f"{marker} {self.sentence()}" for _ in range(self.random.randint(3, 7)))

    def table(self):
        rows = [f"| {self.words(1, 3)} | {self.random.randint(1, 9999)} | {self.random.random():.3f} |" for _ in range(6)]
        return "\n".join(["| Component | Count | Share |", "|---|--:|--:|", *rows])

    def code(self):
        return f"```python{CODE}```"

    def quote(self):
        return f"> {self.paragraph()}"

    def page(self):
        text = f"---\ntitle: {title(self.number)}\ndescription: {self.sentence()}\n---\n\n{self.paragraph()}\n"
        while len(text) < PAGE_BYTES:
            text += f"\n{self.random.choice(['##', '##', '###'])} {self.words(2, 5).capitalize()}\n"
            blocks = [self.items, self.table, self.code, self.quote, self.paragraph, self.paragraph]
            for write in [self.paragraph, self.paragraph, *self.random.sample(blocks, 3)]:
                text += f"\n{write()}\n"
        return text


def title(number):
    return f"Page {number + 1:05d}"


def path(number):
    return f"section-{number // PAGES_IN_SECTION + 1:03d}/page-{number + 1:05d}.md"


def link(number):
    """From any page to another: both programs check it and make it an address."""
    return "../" + path(number)


def write_site(folder, count, templates):
    """`folder`/casebook and `folder`/hugo, of `count` pages each."""
    book, hugo = folder / "casebook", folder / "hugo"
    shutil.copytree(templates, book / "templates")
    shutil.copytree(HERE / "hugo", hugo)
    for number in range(count):
        text = Author(number, count).page()
        for content in [book / "content", hugo / "content"]:
            file = content / path(number)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    (book / "content" / "index.md").write_text("---\ntitle: Benchmark\n---\n")
    (book / "content" / "book.yml").write_text(book_file(count))


def book_file(count):
    lines = ["title: Benchmark", "language: en", "url: https://example.org/", "navigation:", "  - title: Start", "    pages: [index.md]"]
    for first in range(0, count, PAGES_IN_SECTION):
        lines.append(f"  - title: Section {first // PAGES_IN_SECTION + 1}")
        lines.append("    pages:")
        lines += [f"      - {path(number)}" for number in range(first, min(first + PAGES_IN_SECTION, count))]
    return "\n".join(lines) + "\n"
