package main

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Style sheets of our pages, read far enough to reckon the contrast of their colours.

// cssRule is one rule: the media that it is for, its selector, what it declares.
type cssRule struct {
	media, selector string
	declares        map[string]string
}

// readCSS reads a style sheet whose only rules with others in them are those for media.
func readCSS(sheet string) []cssRule {
	sheet = regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(sheet, "")
	var out []cssRule
	media := ""
	for {
		head, rest, found := strings.Cut(sheet, "{")
		if !found {
			return out
		}
		for {
			trimmed, closed := strings.CutPrefix(strings.TrimSpace(head), "}")
			if !closed {
				break
			}
			head, media = trimmed, ""
		}
		if head = strings.TrimSpace(head); strings.HasPrefix(head, "@media") {
			media, sheet = strings.TrimSpace(strings.TrimPrefix(head, "@media")), rest
			continue
		}
		var body string
		body, sheet, _ = strings.Cut(rest, "}")
		out = append(out, cssRule{media, head, declarations(body)})
	}
}

// declarations reads what stands in a rule or in an attribute style.
func declarations(body string) map[string]string {
	out := map[string]string{}
	for _, d := range strings.Split(body, ";") {
		if name, value, found := strings.Cut(d, ":"); found {
			out[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
		}
	}
	return out
}

// schemes are the variables of a sheet as a reader in light mode, in dark mode and on paper has them.
func schemes(rules []cssRule) map[string]map[string]string {
	out := map[string]map[string]string{}
	for scheme, of := range map[string]string{"light": "-", "dark": "(prefers-color-scheme:dark)", "print": "print"} {
		vars := map[string]string{}
		for _, r := range rules {
			media := strings.ReplaceAll(r.media, " ", "")
			if r.selector == ":root" && (media == "" || media == of) {
				for name, value := range r.declares {
					vars[name] = value
				}
			}
		}
		out[scheme] = vars
	}
	return out
}

// colourOf returns the colour that a value is; false for what is none, or that of the surroundings.
func colourOf(value string, vars map[string]string) ([3]float64, bool) {
	value = strings.TrimSpace(value)
	if name, found := strings.CutPrefix(value, "var("); found {
		value = vars[strings.TrimSuffix(name, ")")]
	}
	hex, found := strings.CutPrefix(value, "#")
	if !found {
		return [3]float64{}, false
	}
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		return [3]float64{}, false
	}
	return [3]float64{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}, true
}

// contrastOf is that of WCAG 2.2, from 1 to 21.
func contrastOf(a, b [3]float64) float64 {
	light := func(c [3]float64) float64 {
		sum := 0.0
		for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
			v := c[i] / 255
			if v <= 0.04045 {
				v /= 12.92
			} else {
				v = math.Pow((v+0.055)/1.055, 2.4)
			}
			sum += weight * v
		}
		return sum
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// textContrast is what WCAG 2.2 asks of text (1.4.3), partContrast of what shows where the focus is (1.4.11, 2.4.7).
const textContrast, partContrast = 4.5, 3

// paleColours holds every colour of text in a sheet to every ground in it: whatever stands on whatever can be read. Only where one rule
// has both are those two alone compared.
func paleColours(sheet string) []string {
	rules := readCSS(sheet)
	var out []string
	for scheme, vars := range schemes(rules) {
		var inks, grounds, rings []string
		for _, r := range rules {
			ink, ground := r.declares["color"], r.declares["background"]
			if ground == "" {
				ground = r.declares["background-color"]
			}
			_, hasInk := colourOf(ink, vars)
			_, hasGround := colourOf(ground, vars)
			switch {
			case hasInk && hasGround && r.selector != "body":
				out = append(out, pale(scheme+" "+r.selector, vars, ink, ground, textContrast)...)
			default:
				if hasInk {
					inks = append(inks, ink)
				}
				if hasGround {
					grounds = append(grounds, ground)
				}
			}
			for _, part := range strings.Fields(r.declares["outline"]) {
				if _, ok := colourOf(part, vars); ok && strings.Contains(r.selector, ":focus") {
					rings = append(rings, part)
				}
			}
			if o := r.declares["outline"]; o == "none" || o == "0" || r.declares["outline-style"] == "none" {
				out = append(out, r.selector+" takes the outline of the focus away")
			}
		}
		if len(inks) == 0 || len(grounds) == 0 {
			out = append(out, scheme+": a page without colours of its own")
		}
		if len(rings) == 0 {
			out = append(out, scheme+": nothing shows where the focus is")
		}
		for _, ground := range grounds {
			for _, ink := range inks {
				out = append(out, pale(scheme, vars, ink, ground, textContrast)...)
			}
			for _, ring := range rings {
				out = append(out, pale(scheme+" focus", vars, ring, ground, partContrast)...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// pale tells of a colour on another that does not stand out.
func pale(where string, vars map[string]string, ink, ground string, least float64) []string {
	a, _ := colourOf(ink, vars)
	b, _ := colourOf(ground, vars)
	if c := contrastOf(a, b); c < least {
		return []string{fmt.Sprintf("%s: %s on %s has a contrast of %.2f", where, ink, ground, c)}
	}
	return nil
}
