#!/usr/bin/env bash
# Makes the faces of the catalogue, the same bytes each time, from Debian packages whose sums are pinned below.
#
#   fonts/build.sh             make them in a temporary folder, compare with SHA256SUMS, put them in place
#   fonts/build.sh --check     the same without putting them in place
#   fonts/build.sh --accept    put them in place and write SHA256SUMS: after the recipe or extra.txt was changed
#
# It needs Debian 12 on amd64 with apt-get, dpkg-deb and /usr/bin/python3, about 1.5 GB of memory and three
# minutes on two cores. Nothing is installed: the packages are unpacked in the temporary folder, fontTools among them.
# PACKAGES=FOLDER keeps the downloaded packages there and takes them from there the next time.
#
# What comes out, and why so:
#   noto-{sans,serif}-cjk-{400,700}.otf   face 2 (SC) of Noto CJK, one face a weight for zh-Hans, zh-Hant (Taiwan and
#       Hong Kong), ja and ko: locl picks the glyph by language. The characters are GBK, Big5-HKSCS, JIS X 0213, the
#       8,105 of the 2013 table of general standard Chinese characters (Unihan kTGH), all hangul, kana and symbols, and
#       extra.txt. CFF without hints, since cards are drawn large; variation sequences (names) stay.
#   noto-{sans,serif}-{400,700}[-italic].ttf   Latin, Greek and Cyrillic with real italics
#   noto-color-emoji.ttf   colour bitmaps of 136 px, whole
# subset.py beside this file does the cutting and says what it drops. The licence of all of them is OFL.txt.
# Each remake is tens of megabytes of history: commit the faces only when they had to change.
set -euo pipefail

# name, version, architecture, SHA-256 of the package file
packages='
fonts-noto-cjk          1:20220127+repack1-1  all    4a2515eb6db3978b897fef9709ed0d2b1f4c6c4df4d83d6c4ef65f71f1b1f502
fonts-noto-core         20201225-1            all    58f4f0bb6720f919f92096b3508e1412a0f1544424ade6c5b5bf1eb694dd64ba
fonts-noto-color-emoji  2.042-0+deb12u1       all    a5ab0f69c7938423862320d9aca5dd187b3fd879d6a9a57dd52e17c3fa8d2751
python3-fonttools       4.38.0-1+deb12u1      amd64  c6fd1de05cc61dd7ae0780902b776f1db63ccf01ac8cf73cb11f469c66e6664b
unicode-data            15.0.0-1              all    5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc
'

mode=${1:-}
case $mode in '' | --check | --accept) ;; *) echo "usage: fonts/build.sh [--check | --accept]" >&2; exit 2 ;; esac

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
debs=${PACKAGES:-$work/debs}
mkdir -p "$debs" "$work/root" "$work/out"
debs=$(cd "$debs" && pwd)

while read -r name version arch sum; do
	[ -n "$name" ] || continue
	file=$debs/${name}_${version//:/%3a}_$arch.deb
	if [ ! -f "$file" ]; then
		(cd "$debs" && apt-get -qq -o APT::Sandbox::User=root download "$name=$version") ||
			{ echo "build.sh: $name $version can't be downloaded; run apt-get update, or find the package in Debian's snapshot archive" >&2; exit 1; }
	fi
	echo "$sum  $file" | sha256sum --check --quiet - ||
		{ echo "build.sh: $file is not the package that this recipe was made for" >&2; exit 1; }
	dpkg-deb -x "$file" "$work/root"
done <<<"$packages"

export PYTHONPATH=$work/root/usr/lib/python3/dist-packages PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0
export SOURCE_DATE_EPOCH=0 LC_ALL=C.UTF-8 TZ=UTC
share=$work/root/usr/share
unihan=$share/unicode/Unihan_OtherMappings.txt.bz2

# Two faces at a time, 550 MB each; the first that fails ends the script.
running=0
face() {
	if [ $running -ge 2 ]; then
		wait -n
		running=$((running - 1))
	fi
	/usr/bin/python3 "$here/subset.py" "$@" &
	running=$((running + 1))
}

for family in Serif Sans; do
	for style in Regular:400 Bold:700; do
		face cjk "$share/fonts/opentype/noto/Noto${family}CJK-${style%:*}.ttc" \
			"$work/out/noto-${family,,}-cjk-${style#*:}.otf" "$unihan" "$here/extra.txt"
	done
	for style in Regular:400 Bold:700 Italic:400-italic BoldItalic:700-italic; do
		face latin "$share/fonts/truetype/noto/Noto$family-${style%:*}.ttf" "$work/out/noto-${family,,}-${style#*:}.ttf"
	done
done
face emoji "$share/fonts/truetype/noto/NotoColorEmoji.ttf" "$work/out/noto-color-emoji.ttf"
while [ $running -gt 0 ]; do
	wait -n
	running=$((running - 1))
done

cd "$work/out"
sha256sum -- *.otf *.ttf >"$work/sums"
if [ "$mode" = --accept ]; then
	cp "$work/sums" "$here/SHA256SUMS"
elif ! diff -u "$here/SHA256SUMS" "$work/sums" >&2; then
	echo "build.sh: these faces differ from SHA256SUMS; nothing was changed. If the recipe changed on purpose: build.sh --accept" >&2
	exit 1
fi
[ "$mode" = --check ] || cp -- *.otf *.ttf "$here/"
echo "build.sh: $(wc -l <"$work/sums") faces, $(cat -- *.otf *.ttf | wc -c) bytes, as SHA256SUMS says"
