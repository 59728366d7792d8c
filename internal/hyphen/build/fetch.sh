#!/bin/sh
# Fetches the npm package hyphen into the folder given, checks its sum and writes its
# patterns as TeX writes them: texts/NAME.pat.txt and texts/NAME.hyp.txt (exceptions),
# the names and the form of hyph-utf8's plain text files.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$1

npm pack --silent --pack-destination "$work" hyphen@1.14.1 >/dev/null
echo "7e157ad6a78bf016ad27d29a45750bd77a96bedf2ebec2c505a70a8537924da6  $work/hyphen-1.14.1.tgz" |
	sha256sum --check --quiet
mkdir -p "$work/hyphen" "$work/texts"
tar -xzf "$work/hyphen-1.14.1.tgz" -C "$work/hyphen" --strip-components=1
node "$here/texts.js" "$work/hyphen/patterns" "$work/texts" \
	$(sed '/^#/d' "$here/languages.txt" | awk '{ print $2 }' | sort -u)
