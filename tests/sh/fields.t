Blanks in an expansion without quotes separate fields, and those at its ends vanish.
  $ x='  a   b '; for i in $x; do echo "[$i]"; done; for i in "$x"; do echo "[$i]"; done
  [a]
  [b]
  [  a   b ]

Any other character of IFS ends a field, also an empty one.
  $ IFS=:; x=a::b:; for i in $x; do echo "[$i]"; done
  [a]
  []
  [b]

White space around such a character belongs to it.
  $ IFS=' :'; x=' a : b  c:: d '; for i in $x; do echo "[$i]"; done
  [a]
  [b]
  [c]
  []
  [d]

An empty IFS splits nothing.
  $ IFS=; x='a b'; for i in $x; do echo "[$i]"; done
  [a b]

What is written in the script is not split.
  $ IFS=x; y=axb; for i in axb $y; do echo "[$i]"; done
  [axb]
  [a]
  [b]

Assignments and case do not split.
  $ x='a  b'; y=$x; echo "$y"; case $x in 'a  b') echo same;; esac
  a  b
  same

IFS from the environment is not used.
  $ IFS=x sh -c 'y=axb; echo $y'
  axb

An error in an expansion leaves IFS as it is. (not GNU: dash drops the rest of the input)
  $ printf 'IFS=: command eval "echo ${u?no}"\nx=a:b; echo $x\n' | sh -i 2>&1 | grep a:b
  a:b
