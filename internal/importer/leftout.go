package importer

import (
	"fmt"
	"strings"

	"cards/internal/diag"
)

// kind is a kind of thing that a deck does not hold, with its code and the words for one and for several.
type kind struct{ code, one, many, hint string }

// The kinds of things that are left out.
var (
	leftPicture    = kind{"import-picture", "picture was left out", "pictures were left out", "addresses stand as comments in the deck"}
	leftMedia      = kind{"import-media", "film, sound, map or file was left out", "films, sounds, maps and files were left out", "addresses stand as comments in the deck"}
	leftColour     = kind{"import-colour", "colour or style was left out", "colours and styles were left out", "the theme of the deck has the colours"}
	leftRecurrence = kind{"import-recurrence", "event recurs and was kept once", "events recur and were kept once", "write the other times into the deck"}
	leftZone       = kind{"import-zone", "time was kept without the name of its zone", "times were kept without the names of their zones", ""}
	leftLink       = kind{"import-link", "further address was left out", "further addresses were left out", "an event has one link"}
	leftTag        = kind{"import-tag", "tag was left out", "tags were left out", ""}
	leftPerson     = kind{"import-person", "person was left out", "people were left out", ""}
	leftProgress   = kind{"import-progress", "state of work was left out", "states of work were left out", ""}
	leftAnimation  = kind{"import-animation", "setting of the interactive picture was left out", "settings of the interactive picture were left out", ""}
	leftCancelled  = kind{"import-cancelled", "cancelled event was left out", "cancelled events were left out", ""}
	leftComponent  = kind{"import-component", "entry that is no event was left out", "entries that are no events were left out", ""}
	leftHidden     = kind{"import-hidden", "text lost invisible characters that change the order of reading", "texts lost invisible characters that change the order of reading", ""}
	leftDuration   = kind{"import-duration", "rule for days off was not reckoned with", "rules for days off were not reckoned with", "check the ends of the tasks"}
	leftBookmark   = kind{"import-bookmark", "bookmark or empty clipping was left out", "bookmarks and empty clippings were left out", ""}
	leftNote       = kind{"import-note", "note without a passage was left out", "notes without a passage were left out", ""}
	leftTwice      = kind{"import-twice", "passage was marked again and kept once", "passages were marked again and kept once", ""}
	leftRest       = kind{"import-shortened", "text is longer than a page holds and was shortened", "texts are longer than a page holds and were shortened", "the rest stands as a comment in the deck"}
)

// leftOut counts the things of a kind that were left out.
type leftOut struct {
	kind  kind
	first diag.Pos
	lines []int
	n     int
}

// namedLines is how many further lines a note names.
const namedLines = 5

// leave counts a thing that is left out at pos.
func (r *reader) leave(k kind, pos diag.Pos) {
	for _, l := range r.left {
		if l.kind.code == k.code {
			l.n++
			if len(l.lines) <= namedLines && pos.Line > 0 && l.lines[len(l.lines)-1] != pos.Line {
				l.lines = append(l.lines, pos.Line)
			}
			return
		}
	}
	r.left = append(r.left, &leftOut{kind: k, first: pos, n: 1, lines: []int{pos.Line}})
}

// tellLeftOut adds a note for each kind of thing that was left out, where the first of them stands.
func (r *reader) tellLeftOut() {
	for _, l := range r.left {
		message := "1 " + l.kind.one
		if l.n > 1 {
			message = fmt.Sprintf("%d %s", l.n, l.kind.many)
			if len(l.lines) > 1 {
				message += " (this one, and in line " + strings.Trim(strings.ReplaceAll(fmt.Sprint(l.lines[1:min(len(l.lines), namedLines+1)]), " ", ", "), "[]")
				if len(l.lines) > namedLines+1 || l.n > len(l.lines) {
					message += " …"
				}
				message += ")"
			}
		}
		r.list.Notef(l.first, l.kind.code, l.kind.hint, "%s", message)
	}
}

// maxTold is how many warnings of one code are told.
const maxTold = 20

// warn tells what went wrong with one event or line.
func (r *reader) warn(pos diag.Pos, code, hint, format string, args ...any) {
	if r.told == nil {
		r.told = map[string]int{}
	}
	r.told[code]++
	switch n := r.told[code]; {
	case n < maxTold:
		r.list.Warnf(pos, code, hint, format, args...)
	case n == maxTold:
		r.list.Warnf(pos, code, hint, format+"; what else is like this is not told", args...)
	}
}

// shorten quotes words of the file for a message.
func shorten(s string) string {
	const most = 40
	s = strings.Join(strings.Fields(s[:min(len(s), 4*most+4)]), " ")
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return "“" + strings.ToValidUTF8(s, "") + "”"
}
