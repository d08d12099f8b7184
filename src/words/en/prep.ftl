# prep
