package hyphen

import "strings"

// dictionaryOf finds the language of a BCP 47 tag, or nil. Case and _ for - do not
// matter; script, extensions and private use are passed over.
func dictionaryOf(lang string) *dictionary {
	name, rest := cutSubtag(lang)
	english, german, greek := strings.EqualFold(name, "en"), strings.EqualFold(name, "de"), strings.EqualFold(name, "el")
	region := ""
	for rest != "" {
		var subtag string
		subtag, rest = cutSubtag(rest)
		if len(subtag) <= 1 {
			break // an extension or private use
		}
		if region == "" && (len(subtag) == 2 || len(subtag) == 3 && subtag[0] <= '9') {
			region = subtag
		}
		if german && subtag == "1901" {
			return nil // the orthography before 1996 divides otherwise: Zuk-ker, We-ste
		}
		if greek && strings.EqualFold(subtag, "polyton") {
			return nil // its letters with breathings are in no pattern of ours
		}
	}
	switch {
	case english && isAmerican(region):
		name = "en-US"
	case english:
		name = "en-GB"
	case strings.EqualFold(name, "no"):
		name = "nb" // what CLDR means by the macrolanguage
	}
	for _, d := range dictionaries() {
		if strings.EqualFold(d.tag, name) {
			return d
		}
	}
	return nil
}

// isAmerican says whether English of a region, "" for none, is divided as in the United
// States. So are those that CLDR does not put under en-001 (World English), the
// Philippines, which write American English, and Canada, whose dictionaries divide by
// pronunciation: TeX's babel gives "canadian" the American patterns, too.
func isAmerican(region string) bool {
	switch strings.ToUpper(region) {
	case "", "US", "CA", "AS", "BI", "GU", "MH", "MP", "PH", "PR", "UM", "VI", "840":
		return true
	}
	return false
}

// cutSubtag takes the first subtag off a tag.
func cutSubtag(tag string) (first, rest string) {
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		return tag[:i], tag[i+1:]
	}
	return tag, ""
}
