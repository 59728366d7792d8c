package transcript

import (
	"strings"
	"time"
)

// maxHours bounds the hours of a time: recordings of 99 hours are written by machines that lost count.
const maxHours = 999

// clockTime reads a time such as 01:02:03,456, 2:03.45 or 0:05 at the start of s and returns how many bytes it has. Fractions may
// follow a comma or full stop; minutes and seconds of two digits must be below 60, the first figure may be larger.
func clockTime(s string) (d time.Duration, size int, ok bool) {
	var parts [3]int
	n, at := 0, 0
	for {
		start := at
		for at < len(s) && s[at] >= '0' && s[at] <= '9' && at-start < 4 {
			parts[n] = parts[n]*10 + int(s[at]-'0')
			at++
		}
		if at == start || n > 0 && at-start != 2 || n > 0 && parts[n] > 59 {
			return 0, 0, false
		}
		n++
		if n == 3 || at+1 >= len(s) || s[at] != ':' || s[at+1] < '0' || s[at+1] > '9' {
			break
		}
		at++
	}
	if n < 2 || at < len(s) && (s[at] >= '0' && s[at] <= '9' || s[at] == ':' && at+1 < len(s) && s[at+1] >= '0' && s[at+1] <= '9') {
		return 0, 0, false
	}
	if n == 2 {
		parts[0], parts[1], parts[2] = parts[0]/60, parts[0]%60, parts[1]
	}
	if parts[0] > maxHours {
		return 0, 0, false
	}
	d = time.Duration(parts[0])*time.Hour + time.Duration(parts[1])*time.Minute + time.Duration(parts[2])*time.Second
	if at+1 < len(s) && (s[at] == '.' || s[at] == ',') && s[at+1] >= '0' && s[at+1] <= '9' {
		fraction, digits := fractionOf(s[at+1:])
		d += fraction
		at += 1 + digits
	}
	return d, at, true
}

// fractionOf reads the digits after a decimal point as a part of a second and returns how many there are.
func fractionOf(s string) (d time.Duration, digits int) {
	unit := time.Second
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		if unit /= 10; unit > 0 {
			d += time.Duration(s[digits]-'0') * unit
		}
		digits++
	}
	return d, digits
}

// timing reads a line of two times with an arrow between them, and returns what follows them. ok is false for any other line; an arrow
// between what are no times gives ok and a Clock that is not known.
func timing(line string) (c Clock, settings string, ok bool) {
	before, after, found := strings.Cut(line, "-->")
	if !found || len(before) > 64 {
		return Clock{}, "", false
	}
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	start, size, ok1 := clockTime(before)
	end, endSize, ok2 := clockTime(after)
	if ok1 && size == len(before) && ok2 {
		return Clock{start, end, true}, after[endSize:], true
	}
	// A line that means to be one has a figure before the arrow and one after it.
	if before != "" && after != "" && before[0] >= '0' && before[0] <= '9' && len(after) < 64 && strings.Contains(before, ":") {
		return Clock{}, "", true
	}
	return Clock{}, "", false
}

// checkOrder tells of times that cannot be: ends before starts, cues that start before the one in front of them.
func (b *builder) checkOrder(cue, previous Clock, at int) Clock {
	if !cue.Known {
		return cue
	}
	if cue.End < cue.Start {
		b.warn(at, "cue-time", "", "this cue ends at %s, before it starts at %s", showTime(cue.End), showTime(cue.Start))
		cue.End = cue.Start
	}
	switch {
	case !previous.Known:
	case cue.Start < previous.Start:
		b.warn(at, "cue-order", "", "this cue starts at %s, before the one in front of it (%s); the order of the file is kept", showTime(cue.Start), showTime(previous.Start))
	case cue.Start < previous.End-50*time.Millisecond:
		b.tell(0, at, "cue-overlap", "", "this cue starts at %s, before the one in front of it ends (%s)", showTime(cue.Start), showTime(previous.End))
	}
	return cue
}

// showTime writes a time as 1:02:03.4.
func showTime(d time.Duration) string {
	tenths := int64(d / (100 * time.Millisecond))
	digits := func(n int64) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }
	seconds := tenths / 10
	hours := strings.TrimLeft(digits(seconds/3600/100%100)+digits(seconds/3600%100), "0")
	if hours == "" {
		hours = "0"
	}
	return hours + ":" + digits(seconds/60%60) + ":" + digits(seconds%60) + "." + string(byte('0'+tenths%10))
}
