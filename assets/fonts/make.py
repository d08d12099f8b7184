"""Makes the static TTF files here from the npm packages (pip install fonttools brotli). Run in this folder."""
import io, os
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from fontTools.merge import Merger
D=os.path.join(os.path.dirname(__file__),'../../ui/node_modules/@fontsource-variable/')
A=D+'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-%s-wght-normal.woff2'
N=D+'newsreader/files/newsreader-%s-opsz-%s.woff2'
jobs=[('AtkinsonHyperlegibleNext-Regular.ttf',[A%s for s in('latin','latin-ext')],dict(wght=400),'Atkinson Hyperlegible Next','Regular'),
('AtkinsonHyperlegibleNext-Bold.ttf',[A%s for s in('latin','latin-ext')],dict(wght=700),'Atkinson Hyperlegible Next','Bold'),
('Newsreader-Regular.ttf',[N%(s,'normal') for s in('latin','latin-ext','vietnamese')],dict(opsz=12,wght=400),'Newsreader','Regular'),
('Newsreader-Italic.ttf',[N%(s,'italic') for s in('latin','latin-ext','vietnamese')],dict(opsz=12,wght=400),'Newsreader','Italic')]
for out,srcs,loc,fam,style in jobs:
    parts=[]
    for i,s in enumerate(srcs):
        f=TTFont(s); axes={a.axisTag:(a.minValue,a.defaultValue,a.maxValue) for a in f['fvar'].axes}
        f=instancer.instantiateVariableFont(f,{k:v for k,v in loc.items() if k in axes})
        f.flavor=None
        for t in('STAT','avar','MVAR','HVAR','meta','DSIG'):
            if t in f: del f[t]
        p='/tmp/part%d.ttf'%i; f.save(p); parts.append(p); print(out,i,axes,os.path.getsize(p),len(f.getBestCmap()))
    m=Merger().merge(parts)
    n=m['name']
    bold=style=='Bold'; it=style=='Italic'
    for r in list(n.names):
        if r.nameID in(16,17,21,22,25) or r.platformID!=3: n.removeNames(nameID=r.nameID,platformID=r.platformID)
    for i,v in((1,fam),(2,style),(3,'%s %s'%(fam,style)),(4,fam if style=='Regular' else '%s %s'%(fam,style)),(6,out[:-4])): n.setName(v,i,3,1,0x409)
    o=m['OS/2']; o.usWeightClass=700 if bold else 400
    o.fsSelection=(o.fsSelection & ~0x61)|(0x20 if bold else 0)|(0x01 if it else 0)|(0x40 if style=='Regular' else 0)
    m['head'].macStyle=(1 if bold else 0)|(2 if it else 0)
    m['head'].modified=m['head'].created
    m.recalcTimestamp=False
    m.save(out); print(' ->',out,os.path.getsize(out),len(m.getBestCmap()),o.fsType, 'kern' , 'GPOS' in m, 'GSUB' in m, 0x25A1 in m.getBestCmap(), 0x301 in m.getBestCmap(), 0x2019 in m.getBestCmap(), 0x2013 in m.getBestCmap())

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
def box():
    p=TTGlyphPen(None)
    for a in(((80,0),(80,680),(520,680),(520,0)),((140,60),(460,60),(460,620),(140,620))):
        p.moveTo(a[0]); [p.lineTo(x) for x in a[1:]]; p.closePath()
    return p.glyph()
fb=FontBuilder(1000,isTTF=True)
fb.setupGlyphOrder(['.notdef','box'])
fb.setupCharacterMap({0x25A1:'box'})
fb.setupGlyf({'.notdef':box(),'box':box()})
fb.setupHorizontalMetrics({'.notdef':(600,80),'box':(600,80)})
fb.setupHorizontalHeader(ascent=800,descent=-200)
fb.setupNameTable(dict(familyName='Afterglow Box',styleName='Regular',uniqueFontIdentifier='Afterglow Box',fullName='Afterglow Box',psName='AfterglowBox-Regular',version='1'))
fb.setupOS2(sTypoAscender=800,sTypoDescender=-200,usWinAscent=800,usWinDescent=200,fsType=0)
fb.setupPost()
fb.font['head'].created=fb.font['head'].modified=0
fb.font.recalcTimestamp=False
fb.save('AfterglowBox-Regular.ttf')
