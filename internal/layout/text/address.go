package text

import (
	"strings"
	"unicode"
)

// Addresses, dates with their hour, figures with their unit, and signs between spaces: what is read as one though marks and spaces stand in it.

// parts of an address, by what it costs to part them.
const (
	// costInsideHost: the host of an address and a handle are names. One is divided where a word would be, and never where a slash is near.
	costInsideHost = costHyphen
	// costShortPiece is for a piece of fewer than shortPiece characters before the first place or after the last one: https://example.org/a/|b.
	costShortPiece = 60
	shortPiece     = 4
	// costInDate: a date and its hour (2008-12-24|18:00) are one moment.
	costInDate = costBeforeParticle
	// costAfterArrow: an arrow points at what follows it.
	costAfterArrow = costBeforeParticle
)

// insideURLs returns, by code point, what the places inside addresses cost, and 0 elsewhere. Addresses are runs of ASCII without spaces that
// name a scheme, begin with www., or have an @, like handles and addresses of mail.
func (p *Prepared) insideURLs() []float64 {
	inside := make([]float64, len(p.Runes)+1)
	for i := 0; i < len(p.Runes); {
		if !inURL(p.Runes[i]) {
			i++
			continue
		}
		j := i
		for j < len(p.Runes) && inURL(p.Runes[j]) {
			j++
		}
		if from := hostOf(p.Runes[i:j]); from >= 0 {
			from += i
			to := from + hostLength(p.Runes[from:j])
			for k := i + 1; k < j; k++ {
				inside[k] = costInsideURL
				if k > from && k < to {
					inside[k] = costInsideHost
				}
				if k-i < shortPiece || j-k < shortPiece {
					inside[k] += costShortPiece
				}
			}
		}
		i = j
	}
	return inside
}

// hostOf returns where the host of an address begins, in code points, or -1 where the word is none. A handle is all host.
func hostOf(address []rune) int {
	word := string(address) // of ASCII, so that bytes are code points
	if at := strings.Index(word, "://"); at >= 0 {
		return at + len("://")
	}
	if strings.HasPrefix(word, "www.") || strings.Contains(word, "@") {
		return 0
	}
	return -1
}

// hostLength returns how many characters of text the host has: what stands before a slash, a question mark or a number sign.
func hostLength(text []rune) int {
	for n, r := range text {
		if strings.ContainsRune("/?#", r) {
			return n
		}
	}
	return len(text)
}

// inURL reports whether r may stand in an address (RFC 3986).
func inURL(r rune) bool {
	return r > ' ' && r < 0x7f && !strings.ContainsRune("\"<>\\^`{|}", r)
}

// breaksURL reports whether an address may break between last and first: after the marks that part it, before a letter or
// digit.
func breaksURL(last, first rune) bool {
	if !strings.ContainsRune("/.?&=_-#", last) {
		return false
	}
	c := classOf(first)
	return c == classLatin || c == classDigit
}

// besideSign is what the space before cluster i costs beside a sign that stands between spaces: a slash joins both its sides (50% / 100 ms),
// and an arrow points at what follows it; or between a date and its hour. 0 where there is none.
func (p *Prepared) besideSign(i int) float64 {
	alone := func(k int) rune {
		if k < 1 || k+1 >= len(p.clusters) || p.clusters[k-1].class != classSpace || p.clusters[k+1].class != classSpace {
			return 0
		}
		return p.Runes[p.clusters[k].start]
	}
	before, after := alone(i-2), alone(i)
	switch {
	case before == '/' || after == '/':
		return costBesideSlash
	case isArrow(before):
		return costAfterArrow
	case p.datedBefore(i-1) && p.hourAt(p.clusters[i].start):
		return costInDate
	}
	return 0
}

// isArrow reports whether r points at what follows it.
func isArrow(r rune) bool {
	switch r {
	case '→', '⇒', '➜', '➔', '⟶', '➡':
		return true
	}
	return false
}

// datedBefore reports whether a date in figures ends before cluster i: 2008-12-24, 24.12.2008, 12/24, 12月24日.
func (p *Prepared) datedBefore(i int) bool {
	at := p.clusters[i].start
	if at > 0 && (p.Runes[at-1] == '日' || p.Runes[at-1] == '号' || p.Runes[at-1] == '號') {
		return at > 1 && unicode.IsDigit(p.Runes[at-2])
	}
	digits, marks := 0, 0
	for at--; at >= 0; at-- {
		switch r := p.Runes[at]; {
		case unicode.IsDigit(r):
			digits++
		case strings.ContainsRune("-/.", r) && digits > 0:
			marks++
		default:
			at = 0
		}
	}
	return digits >= 3 && marks > 0
}

// hourAt reports whether an hour stands at a code point: 18:00.
func (p *Prepared) hourAt(at int) bool {
	n := at
	for n < len(p.Runes) && n < at+2 && unicode.IsDigit(p.Runes[n]) {
		n++
	}
	return n > at && n+2 < len(p.Runes) && p.Runes[n] == ':' && unicode.IsDigit(p.Runes[n+1]) && unicode.IsDigit(p.Runes[n+2])
}

// symbols are the signs of units that stand behind a figure and a space, by ISO 80000-1 and the SI brochure (9th edition), and those of
// computing, of typography and of common use; in, a and the like are left out, which are words first.
var symbols = words(`m km cm mm dm µm μm nm pm ft mi yd nmi
g kg mg µg t lb lbs oz Mt Gt
s ms µs μs ns h min hrs hr d
A mA V kV mV W kW MW GW TW mW Wh kWh MWh GWh TWh J kJ MJ GJ N kN Pa kPa MPa hPa bar Hz kHz MHz GHz THz Ω F K °C °F
B kB KB MB GB TB PB EB KiB MiB GiB TiB bit Kbit Mbit Gbit kbps Mbps Gbps bps fps rpm mph dpi ppi
px pt em rem dp sp
L l ml mL cl dl dB dBA lx lm cd mol mm² cm² m² km² ha m³ km³ m/s km/h ppm kcal cal eV keV MeV GeV`)

// unitAfterSpace returns the length of the sign of a unit that begins at a code point after a figure and a space; 0 where there is none.
func (p *Prepared) unitAfterSpace(at int) int {
	if at < 2 || p.Runes[at-1] != ' ' || classOf(p.Runes[at-2]) != classDigit {
		return 0
	}
	n := at
	for n < len(p.Runes) && (classOf(p.Runes[n]) == classLatin || strings.ContainsRune("°µμΩ²³/", p.Runes[n])) {
		n++
	}
	if symbols[string(p.Runes[at:n])] {
		return n - at
	}
	return 0
}
