#!/usr/bin/env bash
# Makes the pictures of the README from the sample decks, at half size. Run it after a change of the look.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/cards" ./cmd/cards

# shot NAME CARD DECK FLAGS…: renders one card of a deck and keeps its first picture as NAME.png.
shot() {
  local name=$1 card=$2 deck=$3
  shift 3
  "$work/cards" render "assets/decks/$deck.yaml" --only "$card" --scale 0.5 --out "$work/$name" "$@" >/dev/null 2>&1
  local picture
  picture=$(find "$work/$name" -name "$card.png" -o -name "$card-1.png" | sort | head -n 1)
  cp "$picture" "assets/gallery/$name.png"
}

shot quote-ink work ai-startup-school --size xiaohongshu
shot quote-night participant ai-startup-school --size xiaohongshu --theme night
shot timeline-ink road ai-startup-school --size xiaohongshu
shot timeline-night life lunyu.zh-Hant --size slide --theme night --variant dark
shot quote-paper work ai-startup-school --size xiaohongshu --theme paper
shot quote-dawn maths ai-startup-school --size xiaohongshu --theme dawn
shot quote-forest odds ai-startup-school --size xiaohongshu --theme forest
shot quote-signal participant ai-startup-school --size xiaohongshu --theme signal
shot quote-grid maths ai-startup-school --size xiaohongshu --theme grid
shot quote-photo species photographs --size xiaohongshu
shot quote-photo-duotone work photographs --size xiaohongshu
shot quote-photo-text participant photographs --size xiaohongshu
shot cover-photo cover photographs --size xiaohongshu
shot cover-ink cover ai-startup-school --size xiaohongshu
shot number-grid odds layouts --size xiaohongshu --theme grid
shot dialogue-forest talk layouts --size xiaohongshu --theme forest
shot list-paper three layouts --size xiaohongshu --theme paper
shot portrait-night listen ../pictures/portraits --size xiaohongshu --theme night
shot bilingual-dawn maths layouts --size xiaohongshu --theme dawn
shot mark-signal candle layouts --size xiaohongshu --theme signal
shot end-ink end layouts --size xiaohongshu
shot timeline-lanes six spaceflight --size slide
shot timeline-zoom apollo spaceflight --size slide --theme night
shot timeline-serpentine road spaceflight --size slide
shot timeline-ages deep spaceflight --size slide --theme night
shot timeline-key race spaceflight --size slide

# Every theme, light and dark, on one page.
"$work/cards" list themes --preview --scale 0.5 -o assets/gallery/themes.png >/dev/null

# Specimens of typesetting: every card of the decks in specimens/, full size.
for deck in assets/gallery/specimens/*.yaml; do
  "$work/cards" render "$deck" --out "$work/specimens" >/dev/null 2>&1
done
cp "$work"/specimens/*/portrait/*.png assets/gallery/specimens/
