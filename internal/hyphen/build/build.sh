#!/bin/sh
# Fetches the hyphenation patterns, checks their sum and compiles them into
# ../data/patterns.bin. Needs npm and node (to fetch and read the source), tar and Go.
# The same bytes come out every time.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./fetch.sh "$work"
go run compile.go -texts "$work/texts" -out ../data/patterns.bin

cd ../data
sha256sum --check --quiet sums.txt && echo "the data is as recorded in sums.txt" ||
	echo "the data differs from sums.txt: after an intended change, write it anew by: sha256sum patterns.bin > sums.txt"
