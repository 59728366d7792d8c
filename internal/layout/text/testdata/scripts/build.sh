#!/bin/sh
# Makes the small fonts of this folder and the table of what HarfBuzz and FriBidi make of texts in their scripts:
# needs fonts-noto-core, libharfbuzz-bin, libfribidi-bin and python3-fonttools (Debian). The fonts are under the SIL
# Open Font License 1.1, see fonts/OFL.txt.
set -eu
cd "$(dirname "$0")"
noto=/usr/share/fonts/truetype/noto
subset() { # script, characters beside ASCII
  /usr/bin/python3 -m fontTools.subset "$noto/NotoSans$1-Regular.ttf" --text="$2 0123456789().,-!" --layout-features='*' \
    --no-hinting --output-file="$(echo "$1" | tr A-Z a-z).ttf"
}
subset Arabic "السلام عليكم ورحمة الله ١٢٣ كتاب محمد لا إلى"
subset Hebrew "שלום עולם בְּרֵאשִׁית"
subset Devanagari "नमस्ते क्षत्रिय हिन्दी कृष्ण र्कि"
subset Thai "สวัสดีน้ำใจที่ดื่มปู่"
: > shaped.tsv
shape() { # font, direction, script, language, text
  printf '%s\t%s\t%s\t%s\n' "$1" "$4" "$5" "$(hb-shape --no-glyph-names --no-clusters --direction="$2" --script="$3" --language="$4" "$1.ttf" "$5")" >> shaped.tsv
}
for t in "السلام" "محمد" "لا إلى" "كتاب"; do shape arabic rtl Arab ar "$t"; done
for t in "שלום" "בְּרֵאשִׁית"; do shape hebrew rtl Hebr he "$t"; done
for t in "नमस्ते" "क्षत्रिय" "हिन्दी" "कृष्ण" "र्कि"; do shape devanagari ltr Deva hi "$t"; done
for t in "สวัสดี" "น้ำใจ" "ดื่ม" "ปู่"; do shape thai ltr Thai th "$t"; done
# Texts whose visual order FriBidi tells: base direction, text, visual text.
: > ordered.tsv
order() { printf '%s\t%s\t%s\n' "$1" "$2" "$(printf '%s' "$2" | fribidi --nopad --nobreak --$1 --noshape 2>/dev/null || printf '%s' "$2" | fribidi --nopad --$1)" >> ordered.tsv; }
for base in ltr rtl; do
  order $base "abc שלום def"
  order $base "שלום abc עולם"
  order $base "שלום 123 עולם"
  order $base "שלום 1,234.5 עולם"
  order $base "abc שלום 12 def"
  order $base "abc שלום, def"
  order $base "שלום (abc) עולם!"
  order $base "שלום 50% abc"
  order $base "12 שלום"
  order $base "שלום"
  order $base "abc (שלום) 7-8 x"
done
# And of two hundred random ones, the same on every run.
/usr/bin/python3 - <<'P' | while IFS="$(printf '\t')" read -r base text; do order "$base" "$text"; done
import random
random.seed(9)
for n in range(200):
    parts = [random.choice(["abc", "x", "שלום", "ום", "12", "3.5", "1,000", "%", "-", "(", ")", "[", "]", "!", ",", " ", " ", " "]) for _ in range(random.randint(3, 10))]
    text = "".join(parts).strip(" ")
    if text:
        print(random.choice(["ltr", "rtl"]), text, sep="\t")
P
