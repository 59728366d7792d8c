package phrase
import ("testing";"fmt";"os";"strings")
func TestZZ(t *testing.T){
 data,_:=os.ReadFile("/tmp/zz.txt")
 for _,l:=range strings.Split(strings.TrimSpace(string(data)),"\n"){
  f:=strings.SplitN(l,"\t",2)
  r:=[]rune(f[1])
  c:=Classes(r,f[0])
  var b strings.Builder
  for i,x:=range r { if i>0 { switch c[i]{ case Phrase: b.WriteString("|"); case WithinPhrase: b.WriteString("/"); case BeforeParticle: b.WriteString("~"); } }; b.WriteRune(x) }
  fmt.Println(f[0], b.String())
 }
}
