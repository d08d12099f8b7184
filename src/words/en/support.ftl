# support

# what the core says on Help now
support-region-us = United States
support-region-ca = Canada
support-region-gb = United Kingdom
support-region-ie = Ireland
support-region-au = Australia
support-region-de = Germany
support-region-eu = Elsewhere in the European Union
support-region-other = Somewhere else
support-compared = Compared with public sources on { $day }.
support-emergency-name = Emergency, if you are hurt or in danger
support-how-emergency = Call.
support-how-call = Call.
support-how-text = Send a text message, if talking is too much.
support-how-chat = Write with someone on this page.
support-how-us-988 = Call. In Spanish, press 2. Veterans, press 1.
support-how-us-741741 = Text HOME to this number, if talking is too much.
support-how-ca-988 = Call, in English or French, at any hour.
support-how-ca-988-text = Send a text message, in English or French, at any hour.
support-how-gb-nhs = Call, then choose option 2.
support-how-gb-shout = Text SHOUT to this number, if talking is too much.
support-how-ie-112 = Call. 999 works too.
support-how-findahelpline = Open this page on any device to find a line in your country. In danger now: call the emergency number where you are.

# what the window says on Help now
support-title = You are not alone with this.
support-lead = Talking to someone now can help, and asking is always all right.
support-lead-answer = Talking to someone now can help, and asking is always all right. This page is here because of your last answer; your check-in is saved and can wait.
support-lead-mood = Talking to someone now can help, and asking is always all right. This page is here because of the mood you noted.
support-back = Back to where I was
support-danger = Are you in danger right now?
support-danger-yes = Yes
support-danger-no = No, not right now
support-danger-call = Call { $number } now, or go to the nearest emergency room.
support-danger-call-local = Call your local emergency number now, or go to the nearest emergency room.
support-danger-near = If someone is near, tell them: “I’m not safe on my own.”
support-danger-safer = I’m safer now
support-elsewhere = Another country
support-unwatched = No one is watching these answers. This app does not alert anyone.
support-offline = This page works without a network and without unlocking.
support-copy = Copy { $number }
support-copied = Copied
support-qr = QR code that reaches { $number }
support-scan = Scan with a phone
