"""What characters are to the model: their kinds, what is never split, and how they stand in a column."""

import re

# Kinds of characters: CLREQ 3.1.2 and its tables, JLREQ appendix A, KLREQ 3.1.2.
OPENING = set("“‘「『（〔〈《【〖〘〚［｛〝")
CLOSING = set("”’」』）〕〉》】〗〙〛］｝〞〟")
STOPS = set("、，。．")
COLONS = set("：；")
EXCLAMATIONS = set("！？")
DOTS = set("·・‧")
QUOTES = set("“”‘’")
# What may hang is a stop (CLREQ 3.1.7, JLREQ 3.8.1) or, as the design has it, a closing quotation mark.
HANGING_STOPS = STOPS
HANGING_QUOTES = set("”’」』")



def traditional(language):
    """Whether a language is Chinese in traditional characters."""
    return language in ("zh-Hant", "zh-TW", "zh-HK")


def is_han(c):
    return "\u2e80" <= c <= "\u2fdf" or c in "〇々〻" or "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" or c >= "\U00020000"


def is_kana(c):
    return "\u3041" <= c <= "\u309f" or "\u30a0" <= c <= "\u30fa" or "\u30fc" <= c <= "\u30ff" or "\u31f0" <= c <= "\u31ff"


def is_hangul(c):
    return "\uac00" <= c <= "\ud7a3"


def is_emoji(c):
    return "\U0001f000" <= c <= "\U0001faff" or "\u2600" <= c <= "\u27bf" or c in "⭐⭕"


def is_latin(c):
    """Letters and figures of the West: the Latin side of a gap, and what lies on its side in a column."""
    return c.isalnum() and c < "\u2e80"


def opener_of(text, i):
    """The place of the mark that opens what the quotation mark at i closes, or i."""
    opens = {"”": "“", "’": "‘"}.get(text[i])
    depth = 0
    for j in range(i - 1, -1, -1) if opens else ():
        depth += (text[j] == text[i]) - (text[j] == opens)
        if depth < 0:
            return j
    return i


def quoted_in_latin(text, i):
    """Whether the quotation mark at i stands in Latin text: the nearest letters on both sides are Latin. The closing mark of
    a pair goes with the opening one."""
    i = opener_of(text, i)

    def latin(step):
        j = i + step
        while 0 <= j < len(text) and (text[j] in " ,.?!:;()[]" or text[j] in QUOTES):
            j += step
        return 0 <= j < len(text) and is_latin(text[j])
    return latin(-1) and latin(1)


def units(text):
    """Cuts text into what is never split: emoji sequences, ——, letters with their accents."""
    out = []
    for c in text:
        joins = out and (
            c in "\u200d\ufe0e\ufe0f\u20e3" or "\U0001f3fb" <= c <= "\U0001f3ff" or "\u0300" <= c <= "\u036f"
            or out[-1][-1] == "\u200d"
            or "\U0001f1e6" <= c <= "\U0001f1ff" and len(out[-1]) == 1 and "\U0001f1e6" <= out[-1] <= "\U0001f1ff"
            or c == "—" and out[-1] == "—"
            or c == "\n" and out[-1] == "\r")
        if joins:
            out[-1] += c
        else:
            out.append(c)
    return out


def standing(text, vertical):
    """How every character of a column stands: u upright, t turned, c combined in one cell (CLREQ 2.2.4, 3.2.3)."""
    out = ["u"] * len(text)
    if not vertical:
        return out
    phrase = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u0370-\u04ff](?:[ -~\u00c0-\u024f\u0370-\u04ff’]*[0-9A-Za-z\u00c0-\u024f\u0370-\u04ff])?")
    for found in phrase.finditer(text):
        word = found.group()
        if word.isdigit():
            how = "u" if len(word) in (1, 3, 4) else "c" if len(word) == 2 else "t"
        elif re.fullmatch("[A-Z]{1,4}", word):
            how = "u"
        elif re.fullmatch(r"\d\.\d|\d[A-Z]|[A-Z]\d", word):
            how = "c"
        else:
            how = "t"
        for k in range(found.start(), found.end()):
            out[k] = how
    return out
