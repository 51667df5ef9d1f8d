"""Evaluates the formulas of Fixtures/unit-formulas.tsv with pint, an independent library of units.

Prints for each line the formula, a tab, and the magnitude in the expected unit, or `error` where pint refuses the units.
Run it with a Python that has pint (`pip install pint`); it takes the table's path as its only argument.
"""

import math
import re
import sys

import pint


def registry():
    """Pint's own units, with the customary month of cloud prices and with each count as a dimension."""
    units = pint.UnitRegistry()
    units.define("month = 730 hour")
    units.define("year = 12 month")
    for name in ("USD", "EUR", "char", "document", "page", "token", "machine"):
        units.define(f"{name} = [{name}]")
    return units


UNITS = registry()
UNIT = r"(?:[A-Za-z]+|%)(?:\^\d+)?"
LITERAL = re.compile(
    rf"(?P<number>\d[\d_]*(?:\.\d+)?(?:e-?\d+)?)(?:\s*(?P<unit>{UNIT}(?:[*/]{UNIT})*)|(?P<inverse>(?:/{UNIT})+))?"
)


def quantity(number, unit):
    return UNITS.Quantity(number, unit.replace("%", "percent").replace("^", "**"))


def python(formula):
    """The formula as a Python expression: each literal with its unit becomes one call."""

    def literal(match):
        unit = match["unit"] or ("1" + match["inverse"] if match["inverse"] else "dimensionless")
        return f"quantity({match['number']}, {unit!r})"

    return LITERAL.sub(literal, formula).replace("^", "**")


def stepped(rounding):
    def apply(amount, step=None):
        step = UNITS.Quantity(1, amount.units) if step is None else step.to(amount.units)
        return UNITS.Quantity(rounding(round(amount.magnitude / step.magnitude, 9)) * step.magnitude, amount.units)

    return apply


FUNCTIONS = {
    "quantity": quantity,
    "sqrt": lambda x: x**0.5,
    "abs": abs,
    "min": min,
    "max": max,
    "sum": lambda *all: sum(all[1:], all[0]),
    "round": stepped(lambda x: math.floor(x + 0.5)),
    "floor": stepped(math.floor),
    "ceil": stepped(math.ceil),
    "exp": lambda x: UNITS.Quantity(math.exp(x.m_as("dimensionless")), "dimensionless"),
    "log": lambda x: UNITS.Quantity(math.log(x.m_as("dimensionless")), "dimensionless"),
}


def magnitude(formula, expected):
    unit = expected.partition(" ")[2] or "dimensionless"
    try:
        result = eval(python(formula), {"__builtins__": {}}, FUNCTIONS)
        if expected == "error":
            return str(result)
        return repr(float(result.to(quantity(1, unit).units).magnitude))
    except pint.DimensionalityError:
        return "error"


for line in open(sys.argv[1], encoding="utf-8"):
    formula, expected = line.rstrip("\n").split("\t")
    print(formula, magnitude(formula, expected), sep="\t")
