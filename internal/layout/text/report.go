package text

import "math"

// Report is what `cards typeset --json` says of a paragraph: how it is broken and spaced. All lengths are in em, Start
// and End in code points of the normalised text; X runs along the line (downwards in columns).
type Report struct {
	Lang     string       `json:"lang"`
	Family   string       `json:"family"`
	Size     float64      `json:"size"`
	Width    float64      `json:"width"`
	Vertical bool         `json:"vertical"`
	Align    string       `json:"align"`
	Cost     float64      `json:"cost"`
	Lines    []ReportLine `json:"lines"`
}

// ReportLine is one line of a Report.
type ReportLine struct {
	Text  string     `json:"text"`
	Start int        `json:"start"`
	End   int        `json:"end"`
	X     float64    `json:"x"`
	W     float64    `json:"w"`
	Hang  [2]float64 `json:"hang"`
	Break string     `json:"break"`
	// Cost is what breaking after this line costs, by the rules of break.go; Rule is the row of the table in rules.go that
	// allows the break, and empty where the deck or the text ends the line.
	Cost     float64         `json:"cost"`
	Rule     string          `json:"rule,omitempty"`
	Clusters []ReportCluster `json:"clusters"`
}

// ReportCluster is one cluster of a line.
type ReportCluster struct {
	Text    string  `json:"text"`
	X       float64 `json:"x"`
	Advance float64 `json:"advance"`
	Face    string  `json:"face"`
}

// String returns the alignment's word.
func (a Align) String() string { return [...]string{"start", "centre", "end", "justify"}[a] }

// round keeps the figures short: a thousandth of an em is below what any size shows.
func round(v float64) float64 { return math.Round(v*1000) / 1000 }

// Report describes the lines, aligned in their measure.
func (l *Lines) Report(align Align) Report {
	p := l.Prepared
	r := Report{Lang: p.paragraph.Lang, Family: p.paragraph.Style.Family, Size: 1, Width: l.Measure.Width, Vertical: p.paragraph.Vertical,
		Align: align.String(), Cost: round(l.Cost), Lines: []ReportLine{}}
	for i, line := range l.Lines {
		first, last := p.clusters[line.Start], p.clusters[line.End-1]
		out := ReportLine{Text: l.Text(i), Start: first.start, End: last.end, W: round(line.width), Hang: [2]float64{0, round(line.hang)}, Break: line.Break.String(), Clusters: []ReportCluster{}}
		if line.End < len(p.clusters) {
			o := &p.breaks[line.End]
			out.Cost = o.cost
			if o.rule != nil && !o.mandatory {
				out.Rule = o.rule.name
			}
		}
		var spread []float64
		x := 0.0
		switch align {
		case Centre:
			x = (l.Measure.Width - line.width) / 2
		case End:
			x = l.Measure.Width - line.width
		case Justify:
			spread = l.spread(i, l.Measure.Width)
		}
		out.X = round(x)
		pens, extra, _ := l.pens(line, spread, x, 1)
		for k := line.Start; k < line.end; k++ {
			c := &p.clusters[k]
			face := ""
			if c.face >= 0 {
				face = p.faces[c.face].Key()
			}
			out.Clusters = append(out.Clusters, ReportCluster{
				Text: string(p.Runes[c.start:c.end]), X: round(pens[k-line.Start]), Advance: round(c.advance), Face: face})
		}
		out.W = round(line.width + extra)
		r.Lines = append(r.Lines, out)
	}
	return r
}
