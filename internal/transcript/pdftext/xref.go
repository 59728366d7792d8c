package pdftext

import "bytes"

// open finds out where the objects are: by the tables that the file has, or where these do not lead to pages, by looking for them.
func (f *file) open() {
	f.tables()
	if f.pages() == nil {
		f.scan()
	}
}

// pages returns the root of the tree of pages, nil where there is none.
func (f *file) pages() dict {
	d := f.dict(f.dict(f.trailer["Root"])["Pages"])
	if d == nil || f.resolve(d["Kids"]) == nil {
		return nil
	}
	return d
}

// tables reads the tables from the last one back (7.5.4, 7.5.8). What an earlier table says of an object that a later one names does not count.
func (f *file) tables() {
	tail := f.data[max(0, len(f.data)-2048):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return
	}
	l := lexer{data: tail, at: i + len("startxref")}
	l.skip()
	n, is := number(l.token(false))
	if !is {
		return
	}
	const most = 1024 // changes of a file
	seen := map[int]bool{}
	next := []float64{n}
	for len(next) > 0 && len(seen) < most && !f.full {
		at := next[0]
		next = next[1:]
		if at < 0 || at >= float64(len(f.data)) || seen[int(at)] {
			continue
		}
		seen[int(at)] = true
		d := f.table(int(at))
		for key, value := range d {
			if _, known := f.trailer[key]; !known {
				f.trailer[key] = value
			}
		}
		for _, key := range []name{"XRefStm", "Prev"} {
			if n, is := d[key].(float64); is {
				next = append(next, n)
			}
		}
	}
}

// table reads one table and returns its trailer, nil where none stands there.
func (f *file) table(at int) dict {
	l := lexer{data: f.data, at: at, refs: true}
	l.skip()
	if !bytes.HasPrefix(f.data[l.at:], []byte("xref")) {
		return f.tableStream(at)
	}
	l.at += len("xref")
	for {
		l.skip()
		word := l.token(false)
		if word == "trailer" {
			o, _ := l.next()
			d, _ := o.(dict)
			return d
		}
		start, is := number(word)
		count, ok := l.integerToken()
		if !is || !ok || start < 0 || start > maxObject {
			return nil
		}
		for i := range count {
			l.skip()
			offset, is := number(l.token(false))
			if _, ok := l.integerToken(); !is || !ok {
				return nil
			}
			l.skip()
			if kind := l.token(false); kind == "n" && offset > 0 {
				f.enter(int(start)+i, entry{at: int64(offset)})
			} else if kind == "f" {
				f.enter(int(start)+i, entry{at: -1})
			} else if kind != "n" {
				return nil
			}
		}
	}
}

// enter notes where an object is, unless that is known.
func (f *file) enter(number int, e entry) {
	if _, known := f.entries[number]; !known && number <= maxObject && len(f.entries) < maxEntries {
		f.entries[number] = e
	}
}

// tableStream reads a table that is a stream.
func (f *file) tableStream(at int) dict {
	o, _, _ := f.objectAt(at)
	s, is := o.(*stream)
	if !is {
		return nil
	}
	data, ok := f.decode(s)
	widths := f.list(s.dict["W"])
	if !ok || len(widths) < 3 {
		return nil
	}
	var w [3]int
	row := 0
	for i := range w {
		if w[i] = f.integer(widths[i], 0); w[i] < 0 || w[i] > 8 {
			return nil
		}
		row += w[i]
	}
	index := f.list(s.dict["Index"])
	if len(index) < 2 {
		index = array{0.0, f.number(s.dict["Size"], 0)}
	}
	for k := 0; k+1 < len(index) && row > 0; k += 2 {
		start := f.integer(index[k], -1)
		for i := 0; start >= 0 && i < f.integer(index[k+1], 0) && len(data) >= row; i++ {
			kind := field(data[:w[0]])
			if w[0] == 0 {
				kind = 1
			}
			second, third := field(data[w[0]:w[0]+w[1]]), field(data[w[0]+w[1]:row])
			data = data[row:]
			switch kind {
			case 0:
				f.enter(start+i, entry{at: -1})
			case 1:
				f.enter(start+i, entry{at: second})
			case 2:
				if second > 0 && second <= maxObject && third >= 0 && third <= maxObject {
					f.enter(start+i, entry{inStream: int32(second), index: int32(third)})
				}
			}
		}
	}
	return s.dict
}

// field reads a number with the high byte first.
func field(b []byte) int64 {
	var n int64
	for _, c := range b {
		n = n<<8 | int64(c)
	}
	return n
}

// nextObject returns where the next object begins and its number, -1 where there is none from at on.
func (f *file) nextObject(at int) (start, number int) {
	for at < len(f.data) {
		i := bytes.Index(f.data[at:], []byte("obj"))
		if i < 0 {
			break
		}
		word := at + i
		at = word + len("obj")
		generation, ok := f.integerBefore(word)
		if !ok {
			continue
		}
		if start, ok = f.integerBefore(generation); ok && start < generation {
			l := lexer{data: f.data, at: start}
			if n, ok := l.integerToken(); ok {
				return start, n
			}
		}
	}
	return -1, 0
}

// integerBefore returns where the digits begin that stand before a byte, after white space.
func (f *file) integerBefore(at int) (start int, ok bool) {
	const most = 12
	end := at
	for end > 0 && at-end < most && isSpace(f.data[end-1]) {
		end--
	}
	start = end
	for start > 0 && end-start < most && f.data[start-1] >= '0' && f.data[start-1] <= '9' {
		start--
	}
	return start, start < end && end < at
}

// scan looks for objects in the file, as programs do that mend files: the last of each number holds. Objects in streams come after those.
func (f *file) scan() {
	if f.scanned {
		return
	}
	f.scanned = true
	clear(f.entries)
	clear(f.objects)
	clear(f.packs)
	var packs []int
	for at := 0; at < len(f.data) && !f.full; {
		start, n := f.nextObject(at)
		if start < 0 || len(f.entries) >= maxEntries {
			break
		}
		f.entries[n] = entry{at: int64(start)}
		o, _, end := f.objectAt(start)
		at = max(at+1, end)
		switch d := f.dictOf(o); d["Type"] {
		case name("ObjStm"):
			packs = append(packs, n)
		case name("Catalog"):
			f.trailer["Root"] = ref{n, 0}
		case name("XRef"):
			for _, key := range []name{"Root", "Encrypt"} {
				if value, has := d[key]; has {
					f.trailer[key] = value
				}
			}
		}
	}
	for _, n := range packs {
		p := f.unpack(n)
		f.packs[n] = p
		for i, inner := range p.numbers {
			f.enter(inner, entry{inStream: int32(n), index: int32(i)})
		}
	}
	if f.dict(f.trailer["Root"])["Pages"] == nil {
		f.catalogue(packs)
	}
	if i := bytes.LastIndex(f.data, []byte("trailer")); i >= 0 {
		l := lexer{data: f.data, at: i + len("trailer"), refs: true}
		o, _ := l.next()
		for key, value := range f.dictOf(o) {
			if _, known := f.trailer[key]; !known {
				f.trailer[key] = value
			}
		}
	}
}

// catalogue looks for the root in object streams.
func (f *file) catalogue(packs []int) {
	for _, n := range packs {
		for i, inner := range f.packs[n].numbers {
			if f.dictOf(f.packed(n, i, inner))["Type"] == name("Catalog") {
				f.trailer["Root"] = ref{inner, 0}
			}
		}
	}
}

// dictOf returns the dictionary that an object is or has, without following references.
func (f *file) dictOf(o object) dict {
	switch o := o.(type) {
	case dict:
		return o
	case *stream:
		return o.dict
	}
	return nil
}
