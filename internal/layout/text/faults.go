package text

// Fault is what a designer would mend by hand in a broken paragraph.
type Fault struct {
	Torn bool // the line ends inside a word; otherwise it is a last line of a single character (孤字)
	Line int  // index of the line
	// Before and After are the words or characters on both sides of the break.
	Before, After string
}

// Faults lists the lines that tear a word, and a last line of one character; what the deck's own lines do is as it was
// wished.
func (l *Lines) Faults() []Fault {
	p := l.Prepared
	if p == nil || p.forced || len(l.Lines) < 2 {
		return nil
	}
	var out []Fault
	for i, line := range l.Lines[:len(l.Lines)-1] {
		torn := line.Break == BreakCharacter
		last := l.Lines[i+1]
		lonely := i == len(l.Lines)-2 && line.Break != BreakMandatory && p.letters[last.End]-p.letters[last.Start] == 1 && p.alphabetic[last.End] == p.alphabetic[last.Start]
		if torn || lonely {
			out = append(out, Fault{Torn: torn, Line: i, Before: p.near(line.End, -1), After: p.near(line.End, 1)})
		}
	}
	return out
}

// nearby is how many characters a fault quotes on either side.
const nearby = 2

// near returns the few characters before (step -1) or after cluster i.
func (p *Prepared) near(i, step int) string {
	from, to := i, min(i+nearby, len(p.clusters))
	if step < 0 {
		from, to = max(i-nearby, 0), i
	}
	if from >= to {
		return ""
	}
	return string(p.Runes[p.clusters[from].start:p.clusters[to-1].end])
}
