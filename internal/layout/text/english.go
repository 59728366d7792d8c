package text

import "strings"

// English lines: what of a phrase stays together where that costs little. Nothing here parses a sentence. A word after an article is
// taken for its noun's adjective unless the next word is one that no noun phrase goes on with, and adjectives and particles of verbs
// are lists of the language, gathered for this engine.

const (
	// costInNounPhrase is beside that of a space: the cut|worm, quiet|desperation. Both make a place as dear as one inside a Chinese phrase.
	costInNounPhrase = 29
	// costAfterArticle is beside that of a space and of an opener: the|cut worm is worse still.
	costAfterArticle = 22
	// costBeforeVerbParticle likewise: frittered|away.
	costBeforeVerbParticle = 50
	// costInVerb likewise: will|meet, not be|lost, did|not. costBeforeOf: the mass|of men.
	costInVerb   = 15
	costBeforeOf = 8
)

var (
	determinersEnglish = words(`a an the this that these those my your his her its our their no every each some any another`)
	articlesEnglish    = words(`a an the my your his its our their no every each some any another`)
	// auxiliariesEnglish lead a verb; helpersEnglish are also verbs of their own, which a noun follows as well, and count before "not" and a
	// participle alone.
	auxiliariesEnglish = words(`will would can could shall should may might must be been being`)
	helpersEnglish     = words(`do does did has have had is are was were am need dare`)
	// verbParticles are the adverbs that make a verb another one; those that are mostly prepositions are left out.
	verbParticles = words(`away back down up out off apart forth together aside ahead along around`)
	// phraseEnds are words that no noun phrase goes on with after its first word.
	phraseEnds = words(`a an the of to in on at by for from with without within into onto upon over under through between among against about after before since until than like as and or but nor
so yet if that which who whom whose what where when why how because while though although unless is are was were be been am has have had do does did will would can could shall should may
might must not never only always often still then there here he she we they it i you me him them us my your his her its our their this these those all both too also`)
	// adjectivesEnglish are common adjectives of one or two syllables.
	adjectivesEnglish = words(`able bad best better big bitter black blue brave brief bright broad broken calm careful cheap clean clear clever close cold common constant cool cruel curious daily dark dead deaf dear deep
different distant dry dull dumb early easy empty endless equal eternal evil extra fair false familiar famous fast few final fine firm first five flat foreign four free fresh full funny general gentle golden good grand great
greater greatest green grey half happy hard harsh heavy high higher highest holy honest hot huge human humble idle inner large last late lazy least less light little lone lonely long loud lovely low lucky mad main
many mean mere mighty modern more moral most narrow natural near new next noble normal odd old one only open other outer own pale perfect plain pleasant poor possible pretty private proper proud public pure quick quiet
rare ready real recent red rich right rough round royal sacred sad safe same second secret serious several severe shallow sharp short silent silver simple single slow small smart smooth soft solid some special
steady steep still strange strict strong stupid such sudden sure sweet swift tall tender terrible thick thin third three tiny tired top total tough true two ugly uncommon unpaid usual vain various vast very violent
warm weak wet white whole wide wild wise wonderful worse worst worthy wrong young`)
)

// wordBefore returns the word that ends before cluster i, spaces aside, in small letters, and the cluster where it begins; empty where a mark
// stands there.
func (p *Prepared) wordBefore(i int) (string, int) {
	for i > 0 && p.clusters[i-1].class == classSpace {
		i--
	}
	from := i
	for from > 0 && p.clusters[from-1].class == classLatin {
		from--
	}
	return p.lower(from, i), from
}

// wordAfter returns the word that begins at cluster i in small letters.
func (p *Prepared) wordAfter(i int) string {
	to := i
	for to < len(p.clusters) && p.clusters[to].class == classLatin {
		to++
	}
	return p.lower(i, to)
}

func (p *Prepared) lower(from, to int) string {
	if from >= to {
		return ""
	}
	return strings.ToLower(string(p.Runes[p.clusters[from].start:p.clusters[to-1].end]))
}

// inEnglishPhrase is what it costs, beside a space, that the place before cluster i parts an adjective from its noun or a verb from its
// particle.
func (p *Prepared) inEnglishPhrase(i int) float64 {
	if p.clusters[i-1].class != classSpace {
		return 0
	}
	left, from := p.wordBefore(i)
	right := p.wordAfter(i)
	switch {
	case left == "" || right == "":
		return 0
	case articlesEnglish[left]:
		return costAfterArticle
	case right == "not" && (auxiliariesEnglish[left] || helpersEnglish[left]),
		auxiliariesEnglish[left] && (!phraseEnds[right] || right == "be" || right == "have"),
		helpersEnglish[left] && (strings.HasSuffix(right, "ed") || right == "been"):
		return costInVerb
	case openersEnglish[left]:
		return 0
	case right == "of":
		return costBeforeOf
	}
	before, _ := p.wordBefore(from)
	switch {
	case verbParticles[right] && !phraseEnds[left] && !determinersEnglish[before]:
		return costBeforeVerbParticle
	case phraseEnds[right]:
		return 0
	case adjectivesEnglish[left]:
		return costInNounPhrase
	case determinersEnglish[before] && !likelyVerb(right):
		return costInNounPhrase
	}
	return 0
}

// likelyVerb reports whether a word after a noun looks like its verb: the wind|brushes, one|advanced. A noun in the plural looks the
// same, and its adjective is then parted from it.
func likelyVerb(word string) bool {
	return strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "ed")
}
