# grounding: a still page for when it is too much. Our own words, nothing is kept of it.
ground-title = You can stop here
ground-lead = Nothing has to be written. This page waits with you.
ground-senses = Look around slowly
ground-see = Five things you can see.
ground-touch = Four things you can feel with your hands or feet.
ground-hear = Three sounds.
ground-smell = Two things you can smell.
ground-taste = One thing you can taste. A sip of water counts.
ground-here = Say to yourself where you are, and what day it is. It is { $when }.
ground-here-now = Say to yourself where you are. { $time }
ground-breath = Breathe along, if you like
ground-breath-lead = In as it grows, out as it sinks. At your own pace.
ground-breath-still = In slowly. Out a little longer than in. At your own pace.
ground-breath-start = Let it move
ground-breath-stop = Hold it still
ground-help = If it does not pass, or you are in danger, Help now has numbers that people answer.
ground-done = Back
