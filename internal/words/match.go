package words

import "strings"

// Languages returns the tags of all sets, in the order in which languages are always listed.
func Languages() []string { return []string{"zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko", "en"} }

// For returns the words of a BCP 47 tag: zh and zh-CN are zh-Hans; zh-TW is zh-Hant; zh-HK and zh-MO are
// zh-Hant-HK, which differs from zh-Hant only in a few names; what is not known is en.
func For(tag string) *Set {
	return sets[Match(tag)]
}

// Match returns which of Languages a BCP 47 tag is served by. Case and _ for - do not matter.
func Match(tag string) string {
	parts := strings.Split(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	rest := parts[1:]
	switch parts[0] {
	case "ja", "ko":
		return parts[0]
	case "zh", "cmn", "yue":
		switch {
		case contains(rest, "hans"):
			return "zh-Hans"
		case contains(rest, "hk"), contains(rest, "mo"):
			return "zh-Hant-HK"
		case contains(rest, "hant"), contains(rest, "tw"):
			return "zh-Hant"
		case parts[0] == "yue" && !contains(rest, "cn"):
			return "zh-Hant-HK"
		}
		return "zh-Hans"
	}
	return "en"
}

func contains(parts []string, s string) bool {
	for _, p := range parts {
		if p == s {
			return true
		}
	}
	return false
}
