"""The municipality's colour as a style sheet: shades of it that can be read on light and on dark."""

_LIGHT = (255, 255, 255)
_DARK = (0x14, 0x17, 0x1B)
"""The page's dark background, as in style.css."""
_READABLE = 4.5
"""Contrast of text that WCAG 2.1 AA asks for."""
_STEPS = 100

Colour = tuple[int, int, int]


def theme_css(colour: str) -> str:
    """Custom properties from "#rrggbb": the colour itself, and text and button colours on light and dark with a contrast of 4.5 at least."""
    brand = _parse(colour)
    on_light = _readable(brand, _LIGHT, (0, 0, 0), _READABLE + 1.0)  # it also stands on pale greys
    on_dark = _readable(brand, _DARK, _LIGHT, _READABLE + 2.0)
    return (
        f":root {{ --brand: {colour}; --accent: {_written(on_light)}; --on-accent: #ffffff; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {_written(on_dark)}; --on-accent: {_written(_DARK)}; }} }}\n"
    )


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2.1, from 1 to 21."""
    paler, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (paler + 0.05) / (darker + 0.05)


def _readable(colour: Colour, background: Colour, towards: Colour, least: float) -> Colour:
    """The colour, mixed with another until it can be read on the background."""
    for step in range(_STEPS):
        mixed = _mixed(colour, towards, step / _STEPS)
        if contrast(mixed, background) >= least:
            return mixed
    return towards


def _mixed(colour: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    """Relative luminance, from 0 to 1."""
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (part / 255 for part in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parse(colour: str) -> Colour:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _written(colour: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)
