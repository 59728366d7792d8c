package edtf

import (
	"regexp"
	"sync"
)

// lazy is a regular expression that is compiled when it is first used: most runs read no English date, and compiling
// all patterns would take longer than starting the program.
type lazy struct{ get func() *regexp.Regexp }

func lazily(pattern string) *lazy {
	return &lazy{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })}
}

func (l *lazy) FindStringSubmatchIndex(s string) []int { return l.get().FindStringSubmatchIndex(s) }
func (l *lazy) FindString(s string) string             { return l.get().FindString(s) }
func (l *lazy) MatchString(s string) bool              { return l.get().MatchString(s) }
