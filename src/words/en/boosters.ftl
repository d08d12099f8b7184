# boosters
