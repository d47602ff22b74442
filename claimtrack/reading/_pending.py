from claimtrack import text as T


def find(*a, **k): return ()
def detect(text): return "en" if text.isascii() else ("ru" if any("а"<=c<="я" for c in text) else "ar" if any("\u0600"<c<"\u06ff" for c in text) else "fr" if any(c in "éèàç" for c in text) else "en")
def tokens(text):
    out=[]
    for m in T._TOKEN.finditer(text):
        s=m.group(); a,b=m.span()
        if len(s)>1 and s.endswith(".") and s.count(".")==1:
            out.append(T.Token(s[:-1],a,b-1,s[:-1].lower())); out.append(T.Token(".",b-1,b,"."))
        else: out.append(T.Token(s,a,b,s.lower()))
    return out
