package transcript

import (
	"fmt"
	"math"
	"sync"
)

// Where a file does not say who speaks, turns are guessed sentence by sentence: how likely is this a host's, given its words
// (questions, forms of address, thanks) and that people go on speaking more often than they change? The two-state model is solved
// forwards and backwards (Rabiner 1989), which gives each sentence a probability, hence each turn its confidence.

const (
	// changeToGuest is how likely a host stops after a sentence that asks nothing, changeAfterQuestion after a question, and
	// changeToHost how likely a guest is interrupted or asked after any sentence. Chosen by reading what they made of one interview: a host who
	// is held to go on for longer takes the guest's answers with him, which is the worse mistake, since a quote is looked for there.
	changeToGuest       = 0.3
	changeAfterQuestion = 0.6
	changeToHost        = 0.07
	// fewestAddresses is how many sentences must be clearly a host's before a text is a conversation at all.
	fewestAddresses = 3
	// maxGuess is the most that a guess claims: words do not tell for certain who says them.
	maxGuess = 0.9
)

// guessTurns parts the text into turns of a host and a guest where it is a conversation, else makes it one turn for each stretch
// between headings.
func (t *Transcript) guessTurns(o Options) {
	cues := cuesOf(t.Lang)
	var said []int
	for i, s := range t.sentences {
		if k := t.SegmentAt(s.From); k < 0 || t.Segments[k].Kind != Heading {
			said = append(said, i)
		}
	}
	scores, why := t.weighAll(cues, said)
	clear := 0
	for _, score := range scores {
		if score >= 2 {
			clear++
		}
	}
	if clear < fewestAddresses || clear*60 < len(said) {
		t.oneSpeaker(said, o)
		return
	}
	host := t.likely(said, scores)
	// What opens a host's turn has a sign of its own: a sentence before it is what the guest ended with, often the best one.
	for i := range host {
		if host[i] >= 0.5 && (i == 0 || host[i-1] < 0.5) && scores[i] <= 0 {
			host[i] = 0.49
		}
	}
	for i := 0; i < len(said); {
		end := i + 1
		isHost := host[i] >= 0.5
		for end < len(said) && (host[end] >= 0.5) == isHost && !t.headingBetween(said[end-1], said[end]) {
			end++
		}
		t.addGuess(said[i:end], host[i:end], scores[i:end], why[i:end], isHost, o)
		i = end
	}
}

// weighed is how many sentences are weighed at once; what comes out does not depend on it.
const weighed = 4096

// weighAll weighs sentences by themselves, on all cores.
func (t *Transcript) weighAll(cues *cues, said []int) (scores []float64, why []string) {
	scores, why = make([]float64, len(said)), make([]string, len(said))
	var wait sync.WaitGroup
	for from := 0; from < len(said); from += weighed {
		wait.Go(func() {
			for i := from; i < min(from+weighed, len(said)); i++ {
				s := t.sentences[said[i]]
				scores[i], why[i] = cues.weigh(t.Slice(s.Span), s.Ending)
			}
		})
	}
	wait.Wait()
	return scores, why
}

// headingBetween reports whether two sentences lie in parts of the text that a heading parts.
func (t *Transcript) headingBetween(a, b int) bool { return b != a+1 }

// addGuess adds a turn of some sentences.
func (t *Transcript) addGuess(said []int, host, scores []float64, why []string, isHost bool, o Options) {
	sum, best := 0.0, 0
	for i, p := range host {
		if isHost {
			sum += p
		} else {
			sum += 1 - p
		}
		if isHost && scores[i] > scores[best] || !isHost && scores[i] < scores[best] {
			best = i
		}
	}
	turn := Turn{Span: Span{t.sentences[said[0]].From, t.sentences[said[len(said)-1]].To}, Role: Guest, Speaker: o.Speaker}
	turn.Confidence = math.Round(100*min(maxGuess, sum/float64(len(said)))) / 100
	if isHost {
		turn.Role, turn.Speaker = Host, o.Host
	}
	reason := why[best]
	if reason == "" {
		reason = "goes on as what stands beside it"
	}
	turn.Why = reason
	t.Turns = append(t.Turns, turn)
}

// oneSpeaker makes a turn of each stretch between headings.
func (t *Transcript) oneSpeaker(said []int, o Options) {
	role, confidence, why := Unknown, 0.5, "no questions or forms of address tell speakers apart"
	if o.Speaker != "" {
		role, why = Guest, fmt.Sprintf("no questions or forms of address tell speakers apart, so that all is held to be said by %s", o.Speaker)
	}
	for i := 0; i < len(said); {
		end := i + 1
		for end < len(said) && !t.headingBetween(said[end-1], said[end]) {
			end++
		}
		t.Turns = append(t.Turns, Turn{Span: Span{t.sentences[said[i]].From, t.sentences[said[end-1]].To}, Speaker: o.Speaker, Role: role, Confidence: confidence, Why: why})
		i = end
	}
}

// likely returns for each sentence the probability that it is the host's.
func (t *Transcript) likely(said []int, scores []float64) []float64 {
	n := len(said)
	forward, host := make([]float64, n), make([]float64, n)
	p := 0.5 // of the host, before the sentence is looked at
	for i := range n {
		forward[i] = update(p, scores[i])
		p = forward[i]*(1-t.leaves(said[i])) + (1-forward[i])*changeToHost
	}
	// Backwards: the ratio of likelihoods of what follows, host against guest.
	ratio := 1.0
	for i := n - 1; i >= 0; i-- {
		host[i] = forward[i] * ratio / (forward[i]*ratio + 1 - forward[i])
		if i == 0 {
			break
		}
		h, g := math.Exp(min(8, max(-8, scores[i])))*ratio, 1.0
		leave := t.leaves(said[i-1])
		ratio = ((1-leave)*h + leave*g) / (changeToHost*h + (1-changeToHost)*g)
	}
	return host
}

// update weighs a probability by a score in nats.
func update(p, score float64) float64 {
	h := p * math.Exp(min(8, max(-8, score)))
	return h / (h + 1 - p)
}

// leaves returns how likely a host stops after a sentence.
func (t *Transcript) leaves(sentence int) float64 {
	if t.sentences[sentence].Ending == Question {
		return changeAfterQuestion
	}
	return changeToGuest
}
