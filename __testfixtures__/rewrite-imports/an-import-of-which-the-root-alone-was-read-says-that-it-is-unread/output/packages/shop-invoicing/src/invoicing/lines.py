class Line: pass
