package placement

// mostImproved is the largest number of labels whose choice is improved: each trial takes time linear in their number, and beyond
// it that would outgrow the search. trialsPerLabel bounds the trials; nearInTime is how many labels on another one may lie with
// which a label is exchanged.
const (
	mostImproved   = 200
	trialsPerLabel = 8
	nearInTime     = 6
)

// improve moves labels to other rows, and exchanges those that are near each other in time, as long as that makes the choice
// better, which it changes, and the trials last.
func (s *sweep) improve(choice []int) {
	n := len(choice)
	if n > mostImproved {
		return
	}
	best := s.price(0, choice)
	trials := trialsPerLabel * n
	// before is what the rows hold before the label that is tried.
	before := make([]rowState, s.rows)
	for still := 0; still < n && trials > 0; {
		for r := range before {
			before[r] = rowState{top: -1}
		}
		s.blocks = s.blocks[:0]
		passed := int32(0) // levels of the labels before
		for i := 0; i < n && still < n && trials > 0; i++ {
			still++
			mark := len(s.blocks)
			better := func() bool {
				trials--
				w := s.priceAfter(before, i, choice, best.squares+even)
				s.blocks = s.blocks[:mark]
				if w.levels += passed; !w.less(best) {
					return false
				}
				best, still = w, 0
				return true
			}
			own := choice[i]
			for d := 1; d < 2*s.rows && trials > 0; d++ {
				// The rows next to its own first.
				row := own + (d+1)/2
				if d%2 == 0 {
					row = own - d/2
				}
				if row < 0 || row >= s.rows {
					continue
				}
				if choice[i] = row; better() {
					break
				}
				choice[i] = own
			}
			for j := i + 1; j < min(n, i+1+nearInTime) && trials > 0; j++ {
				if choice[j] == choice[i] {
					continue
				}
				choice[i], choice[j] = choice[j], choice[i]
				if !better() {
					choice[i], choice[j] = choice[j], choice[i]
				}
			}
			s.take(before, choice[i], &s.labels[i])
			passed += int32(s.level[choice[i]])
		}
	}
}
