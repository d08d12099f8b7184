# checkins
