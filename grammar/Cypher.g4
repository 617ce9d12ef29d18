// The query language: openCypher 9 and the extensions that users of today's graph databases write.
//
// Shaped for fast prediction: every choice is settled by a token or two.
//   - Operators stand in two left-recursive rules, `expression` (OR, XOR, AND, NOT) and `value`
//     (all that binds tighter), so a literal costs four contexts, not one a level of precedence.
//   - What no short look-ahead can tell is settled before parsing by query/parser/token_pass.cc,
//     which sees matching brackets: it retypes a `(` that opens a relationship pattern to
//     PATTERN_OPEN and the `|` before a comprehension's projection to PROJECTION_BAR, and makes
//     words such as `any`, `count` and `end` plain names where nothing makes them keywords.
//
// Keywords are matched without regard to case: the lexer reads a stream that shows it ASCII letters
// in upper case. Rules are lenient where a mistake deserves a better message than "unexpected": the
// AST builder and the binder refuse those by name.
grammar Cypher;

tokens { PATTERN_OPEN, PROJECTION_BAR }

// --- Statements ---

statement : prefix=(EXPLAIN | PROFILE)? (query | schemaCommand) SEMICOLON? EOF ;

query : singleQuery unionBranch* ;
unionBranch : UNION (ALL | DISTINCT)? singleQuery ;
singleQuery : clause+ ;

clause
  : matchClause
  | unwindClause
  | withClause
  | returnClause
  | createClause
  | mergeClause
  | setClause
  | removeClause
  | deleteClause
  | callProcedureClause
  | callSubqueryClause
  | foreachClause
  | loadCsvClause
  | showClause
  | letClause
  | filterClause
  | finishClause
  ;

// --- Clauses ---

matchClause : OPTIONAL? MATCH pattern where? ;
where : WHERE expression ;
unwindClause : UNWIND expression AS variable ;

withClause : WITH projection where? ;
returnClause : RETURN projection ;
projection : DISTINCT? projectionItems orderBy? skip? limit? ;
projectionItems : (STAR | projectionItem) (COMMA projectionItem)* ;
projectionItem : expression (AS variable)? ;
orderBy : ORDER BY sortItem (COMMA sortItem)* ;
sortItem : expression (ASC | ASCENDING | descending=(DESC | DESCENDING))? ;
skip : (SKIP_ | OFFSET) expression ;
limit : LIMIT expression ;

createClause : CREATE pattern ;
mergeClause : MERGE pathPattern mergeAction* ;
mergeAction : ON on=(MATCH | CREATE) setClause ;

setClause : SET setItem (COMMA setItem)* ;
setItem
  : variable labelNames
  | propertyTarget op=(EQUAL | PLUS_EQUAL) expression
  ;
propertyTarget : (variable | OPEN_PAREN expression CLOSE_PAREN) propertyStep* ;
propertyStep : DOT name | OPEN_BRACKET expression CLOSE_BRACKET ;
labelNames : (COLON (name | dynamicNames))+ ;
removeClause : REMOVE removeItem (COMMA removeItem)* ;
removeItem : variable labelNames | propertyTarget ;
deleteClause : (DETACH | NODETACH)? DELETE expression (COMMA expression)* ;

callProcedureClause : OPTIONAL? CALL qualifiedName callArguments? yieldItems? ;
callArguments : OPEN_PAREN (expression (COMMA expression)*)? CLOSE_PAREN ;
yieldItems : YIELD (STAR | MINUS | yieldItem (COMMA yieldItem)*) where? ;
yieldItem : name (AS variable)? ;
qualifiedName : name (DOT name)* ;

callSubqueryClause : OPTIONAL? CALL importList? OPEN_BRACE query CLOSE_BRACE inTransactions? ;
importList : OPEN_PAREN (STAR | variable (COMMA variable)*)? CLOSE_PAREN ;
inTransactions
  : IN TRANSACTIONS (OF expression (ROWS | ROW))? (ON ERROR action=(CONTINUE | BREAK | FAIL))?
    (REPORT STATUS AS variable)?
  ;

foreachClause : FOREACH OPEN_PAREN variable IN expression BAR clause+ CLOSE_PAREN ;
loadCsvClause
  : LOAD CSV (WITH HEADERS)? FROM expression AS variable (FIELDTERMINATOR stringLiteral)?
  ;
showClause
  : SHOW ALL?
    what=(INDEX | INDEXES | CONSTRAINT | CONSTRAINTS
      | PROCEDURE | PROCEDURES | FUNCTION | FUNCTIONS)
    (showYield | where)?
  ;
showYield : YIELD (STAR | yieldItem (COMMA yieldItem)*) orderBy? skip? limit? where? ;

letClause : LET letItem (COMMA letItem)* ;
letItem : variable EQUAL expression ;
filterClause : FILTER WHERE? expression ;
finishClause : FINISH ;

// --- Schema commands ---

schemaCommand : createIndex | createConstraint | dropIndex | dropConstraint ;
createIndex
  : CREATE kind=(RANGE | FULLTEXT)? INDEX name? ifNotExists?
    FOR schemaEntity ON (propertyReferences | EACH OPEN_BRACKET propertyList CLOSE_BRACKET)
  ;
createConstraint
  : CREATE CONSTRAINT name? ifNotExists? FOR schemaEntity
    REQUIRE propertyReferences IS constraintKind
  ;
constraintKind
  : (NODE | RELATIONSHIP)? (UNIQUE | KEY)
  | NOT NULL_
  | typeMark valueType
  ;
typeMark : COLON COLON | TYPED ;
valueType : typeTerm (BAR typeTerm)* ;
typeTerm : typeWord+ (LESS valueType GREATER)? (NOT NULL_)? ;
typeWord : Identifier | NODE | RELATIONSHIP | PATH | NULL_ ;
dropIndex : DROP INDEX name ifExists? ;
dropConstraint : DROP CONSTRAINT name ifExists? ;
ifNotExists : IF NOT EXISTS ;
ifExists : IF EXISTS ;
schemaEntity
  : OPEN_PAREN variable COLON name (BAR name)* CLOSE_PAREN
  | (OPEN_PAREN | PATTERN_OPEN) CLOSE_PAREN leftArrow? dash
    OPEN_BRACKET variable COLON name (BAR name)* CLOSE_BRACKET
    dash rightArrow? OPEN_PAREN CLOSE_PAREN
  ;
propertyReferences
  : propertyReference
  | OPEN_PAREN propertyList CLOSE_PAREN
  ;
propertyList : propertyReference (COMMA propertyReference)* ;
propertyReference : variable DOT name ;

// --- Patterns ---

pattern : pathPattern (COMMA pathPattern)* ;
pathPattern : (variable EQUAL)? (shortestCall | pathSelector? patternElement) ;
shortestCall : kind=(SHORTESTPATH | ALLSHORTESTPATHS) OPEN_PAREN patternElement CLOSE_PAREN ;
pathSelector
  : ALL SHORTEST (PATH | PATHS)?
  | ANY SHORTEST (PATH | PATHS)?
  | ANY (integerLiteral | parameter)? (PATH | PATHS)?
  | SHORTEST (integerLiteral | parameter) (PATH | PATHS)? groups=(GROUP | GROUPS)?
  ;
patternElement : patternSegment (pathGroup patternSegment?)* | (pathGroup patternSegment?)+ ;
patternSegment : nodePattern (relationshipPattern nodePattern)* ;
pathGroup : OPEN_PAREN (variable EQUAL)? patternElement where? CLOSE_PAREN quantifier? ;
quantifier
  : PLUS
  | STAR
  | OPEN_BRACE (exact=integerLiteral | from=integerLiteral? COMMA to=integerLiteral?) CLOSE_BRACE
  ;

nodePattern
  : (OPEN_PAREN | PATTERN_OPEN) variable? labelExpression? propertyPattern? where? CLOSE_PAREN
  ;
relationshipPattern : leftArrow? dash relationshipDetail? dash rightArrow? quantifier? ;
relationshipDetail
  : OPEN_BRACKET variable? labelExpression? hopRange? propertyPattern? where? CLOSE_BRACKET
  ;
hopRange : STAR from=hopCount? (range=DOT_DOT to=hopCount?)? | badRange=DOT_DOT hopCount? ;
hopCount : MINUS? integerLiteral ;
propertyPattern : mapLiteral | parameter ;
leftArrow : LESS | UNICODE_LESS ;
rightArrow : GREATER | UNICODE_GREATER ;
dash : MINUS | UNICODE_DASH ;

labelExpression : labelPart+ ;
labelPart : COLON (labelDisjunction | dynamicNames) ;
labelDisjunction : labelConjunction (BAR COLON? labelConjunction)* ;
labelConjunction : labelTerm (AMPERSAND labelTerm)* ;
labelTerm : EXCLAMATION labelTerm | OPEN_PAREN labelDisjunction CLOSE_PAREN | PERCENT | name ;
dynamicNames : DOLLAR (ALL | ANY)? OPEN_PAREN expression CLOSE_PAREN ;

// --- Expressions ---

expression
  : value
  | NOT operand=expression
  | left=expression op=AND right=expression
  | left=expression op=XOR right=expression
  | left=expression op=OR right=expression
  ;

value
  : op=(PLUS | MINUS) operand=value
  | left=value op=CARET right=value
  | left=value op=(STAR | SLASH | PERCENT) right=value
  | left=value op=(PLUS | MINUS | DOUBLE_BAR) right=value
  | left=value (op=STARTS WITH | op=ENDS WITH | op=CONTAINS | op=IN | op=REGEX_MATCH) right=value
  | left=value isTest
  | left=value op=(EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL) right=value
  | postfixExpression
  ;

isTest : IS NOT? (NULL_ | form=Identifier? NORMALIZED | typeMark valueType) ;

postfixExpression : atom postfix* ;
postfix
  : DOT name
  | OPEN_PAREN trimSide?
    (STAR | DISTINCT? expression (COMMA expression)*)? (FROM trimmed=expression)? CLOSE_PAREN
  | OPEN_BRACKET
    (from=expression (range=DOT_DOT to=expression?)? | range=DOT_DOT to=expression?)
    CLOSE_BRACKET
  | OPEN_BRACE (projectionEntry (COMMA projectionEntry)*)? CLOSE_BRACE
  | labelExpression
  ;
trimSide : LEADING | TRAILING | BOTH ;
projectionEntry : DOT (STAR | name) | name COLON expression | variable ;

atom
  : literal
  | parameter
  | variable
  | OPEN_PAREN expression CLOSE_PAREN
  | patternPredicate
  | listComprehension  // before listLiteral: `[x IN xs]` is all of xs, not a truth value in a list
  | listLiteral
  | mapLiteral
  | caseExpression
  | patternComprehension
  | quantifierExpression
  | reduceExpression
  | shortestCall
  | subqueryExpression
  ;

patternPredicate : nodePattern (relationshipPattern nodePattern)+ ;
listLiteral : OPEN_BRACKET (expression (COMMA expression)*)? CLOSE_BRACKET ;
mapLiteral : OPEN_BRACE (mapEntry (COMMA mapEntry)*)? CLOSE_BRACE ;
mapEntry : name COLON expression ;
caseExpression : CASE expression? caseBranch+ (ELSE otherwise=expression)? END ;
caseBranch : WHEN caseTest (COMMA caseTest)* THEN result=expression ;
caseTest
  : expression
  | op=(EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | REGEX_MATCH) value
  | (op=STARTS WITH | op=ENDS WITH | op=CONTAINS | op=IN) value
  | isTest
  ;
listComprehension
  : OPEN_BRACKET variable IN expression where? (PROJECTION_BAR projected=expression)? CLOSE_BRACKET
  ;
patternComprehension
  : OPEN_BRACKET (variable EQUAL)? patternPredicate where? PROJECTION_BAR expression CLOSE_BRACKET
  ;
quantifierExpression
  : kind=(ALL | ANY | NONE | SINGLE) OPEN_PAREN variable IN expression where? CLOSE_PAREN
  ;
reduceExpression
  : REDUCE OPEN_PAREN accumulator=variable EQUAL initial=expression
    COMMA element=variable IN list=expression BAR step=expression CLOSE_PAREN
  ;
subqueryExpression
  : kind=(EXISTS | COUNT | COLLECT) OPEN_BRACE (query | pattern where?) CLOSE_BRACE
  ;

parameter : DOLLAR (name | DecimalInteger) ;
literal : integerLiteral | FloatLiteral | stringLiteral | TRUE | FALSE | NULL_ ;
integerLiteral : DecimalInteger | HexInteger | OctalInteger ;
stringLiteral : StringLiteral ;

// --- Names ---

// Where only a name can stand (labels, types, property keys, procedures) any keyword may be one.
name : variable | reservedWord ;
variable : Identifier | EscapedName | softWord ;

// Words that never stand where a variable could be meant.
softWord
  : ASCENDING | ASC | BREAK | BY | CALL | CONSTRAINT | CONSTRAINTS | CONTINUE | CSV | DESCENDING
  | DESC | DROP | EACH | ERROR | EXPLAIN | FAIL | FIELDTERMINATOR | FILTER | FINISH | FOR | FOREACH
  | FROM | FULLTEXT | FUNCTION | FUNCTIONS | GROUP | GROUPS | HEADERS | IF | INDEX | INDEXES | KEY
  | LET | LOAD | NODE | NODETACH | NORMALIZED | OF | OFFSET | PATH | PATHS | PROCEDURE | PROCEDURES
  | PROFILE | RANGE | RELATIONSHIP | REPORT | REQUIRE | ROW | ROWS | SHORTEST | SHOW | STATUS
  | TRANSACTIONS | TYPED | UNIQUE | YIELD
  ;
reservedWord
  : ALL | ALLSHORTESTPATHS | AND | ANY | AS | BOTH | CASE | COLLECT | CONTAINS | COUNT | CREATE
  | DELETE | DETACH | DISTINCT | ELSE | END | ENDS | EXISTS | FALSE | IN | IS | LEADING | LIMIT
  | MATCH | MERGE | NONE | NOT | NULL_ | ON | OPTIONAL | OR | ORDER | REDUCE | REMOVE | RETURN | SET | SHORTESTPATH
  | SINGLE | SKIP_ | STARTS | THEN | TRAILING | TRUE | UNION | UNWIND | WHEN | WHERE | WITH | XOR
  ;

// --- Tokens ---

ALL : 'ALL' ;
ALLSHORTESTPATHS : 'ALLSHORTESTPATHS' ;
AND : 'AND' ;
ANY : 'ANY' ;
AS : 'AS' ;
ASC : 'ASC' ;
ASCENDING : 'ASCENDING' ;
BOTH : 'BOTH' ;
BREAK : 'BREAK' ;
BY : 'BY' ;
CALL : 'CALL' ;
CASE : 'CASE' ;
COLLECT : 'COLLECT' ;
CONSTRAINT : 'CONSTRAINT' ;
CONSTRAINTS : 'CONSTRAINTS' ;
CONTAINS : 'CONTAINS' ;
CONTINUE : 'CONTINUE' ;
COUNT : 'COUNT' ;
CREATE : 'CREATE' ;
CSV : 'CSV' ;
DELETE : 'DELETE' ;
DESC : 'DESC' ;
DESCENDING : 'DESCENDING' ;
DETACH : 'DETACH' ;
DISTINCT : 'DISTINCT' ;
DROP : 'DROP' ;
EACH : 'EACH' ;
ELSE : 'ELSE' ;
END : 'END' ;
ENDS : 'ENDS' ;
ERROR : 'ERROR' ;
EXISTS : 'EXISTS' ;
EXPLAIN : 'EXPLAIN' ;
FAIL : 'FAIL' ;
FALSE : 'FALSE' ;
FIELDTERMINATOR : 'FIELDTERMINATOR' ;
FILTER : 'FILTER' ;
FINISH : 'FINISH' ;
FOR : 'FOR' ;
FOREACH : 'FOREACH' ;
FROM : 'FROM' ;
FULLTEXT : 'FULLTEXT' ;
FUNCTION : 'FUNCTION' ;
FUNCTIONS : 'FUNCTIONS' ;
GROUP : 'GROUP' ;
GROUPS : 'GROUPS' ;
HEADERS : 'HEADERS' ;
IF : 'IF' ;
IN : 'IN' ;
INDEX : 'INDEX' ;
INDEXES : 'INDEXES' ;
IS : 'IS' ;
KEY : 'KEY' ;
LEADING : 'LEADING' ;
LET : 'LET' ;
LIMIT : 'LIMIT' ;
LOAD : 'LOAD' ;
MATCH : 'MATCH' ;
MERGE : 'MERGE' ;
NODE : 'NODE' ;
NODETACH : 'NODETACH' ;
NONE : 'NONE' ;
NORMALIZED : 'NORMALIZED' ;
NOT : 'NOT' ;
NULL_ : 'NULL' ;
OF : 'OF' ;
OFFSET : 'OFFSET' ;
ON : 'ON' ;
OPTIONAL : 'OPTIONAL' ;
OR : 'OR' ;
ORDER : 'ORDER' ;
PATH : 'PATH' ;
PATHS : 'PATHS' ;
PROCEDURE : 'PROCEDURE' ;
PROCEDURES : 'PROCEDURES' ;
PROFILE : 'PROFILE' ;
RANGE : 'RANGE' ;
REDUCE : 'REDUCE' ;
RELATIONSHIP : 'RELATIONSHIP' ;
REMOVE : 'REMOVE' ;
REPORT : 'REPORT' ;
REQUIRE : 'REQUIRE' ;
RETURN : 'RETURN' ;
ROW : 'ROW' ;
ROWS : 'ROWS' ;
SET : 'SET' ;
SHORTEST : 'SHORTEST' ;
SHORTESTPATH : 'SHORTESTPATH' ;
SHOW : 'SHOW' ;
SINGLE : 'SINGLE' ;
SKIP_ : 'SKIP' ;
STARTS : 'STARTS' ;
STATUS : 'STATUS' ;
THEN : 'THEN' ;
TRAILING : 'TRAILING' ;
TRANSACTIONS : 'TRANSACTIONS' ;
TRUE : 'TRUE' ;
TYPED : 'TYPED' ;
UNION : 'UNION' ;
UNIQUE : 'UNIQUE' ;
UNWIND : 'UNWIND' ;
WHEN : 'WHEN' ;
WHERE : 'WHERE' ;
WITH : 'WITH' ;
XOR : 'XOR' ;
YIELD : 'YIELD' ;

OPEN_PAREN : '(' ;
CLOSE_PAREN : ')' ;
OPEN_BRACKET : '[' ;
CLOSE_BRACKET : ']' ;
OPEN_BRACE : '{' ;
CLOSE_BRACE : '}' ;
COMMA : ',' ;
DOT_DOT : '..' ;
DOT : '.' ;
COLON : ':' ;
SEMICOLON : ';' ;
DOLLAR : '$' ;
DOUBLE_BAR : '||' ;
BAR : '|' ;
AMPERSAND : '&' ;
EXCLAMATION : '!' ;
PLUS_EQUAL : '+=' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;
CARET : '^' ;
REGEX_MATCH : '=~' ;
EQUAL : '=' ;
NOT_EQUAL : '<>' ;
LESS_EQUAL : '<=' ;
GREATER_EQUAL : '>=' ;
LESS : '<' ;
GREATER : '>' ;
UNICODE_LESS : [\u27E8\u3008\uFE64\uFF1C] ;
UNICODE_GREATER : [\u27E9\u3009\uFE65\uFF1E] ;
UNICODE_DASH : [\u00AD\u2010-\u2015\u2212\uFE58\uFE63\uFF0D] ;

FloatLiteral : (Digit* '.' Digit+ | Digit+) Exponent | Digit* '.' Digit+ ;
HexInteger : '0X' [0-9A-F]+ ;
OctalInteger : '0O' [0-7]+ ;
DecimalInteger : '0' | [1-9] Digit* ;
// Longer than any number above if anything is wrong with it.
BadNumber : Digit NamePart* | Digit* '.' Digit+ NamePart+ ;

StringLiteral : '\'' StringPart* '\'' | '"' DoubleStringPart* '"' ;
UnclosedString : '\'' StringPart* '\\'? | '"' DoubleStringPart* '\\'? ;

Identifier : NameStart NamePart* ;
EscapedName : '`' (~'`' | '``')* '`' ;
UnclosedName : '`' (~'`' | '``')* ;

Space : (AsciiSpace | UnicodeSpace)+ -> skip ;
BlockComment : '/*' (~'*' | '*'+ ~[*/])* '*'+ '/' -> skip ;
UnclosedComment : '/*' (~'*' | '*'+ ~[*/])* '*'* ;
LineComment : '//' ~[\r\n]* -> skip ;
Other : . ;

fragment AsciiSpace : [ \t\n\r\u000B\u000C\u001C-\u001F] ;
fragment UnicodeSpace
  : [\u0085\u00A0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]
  ;
fragment Digit : [0-9] ;
fragment Exponent : 'E' [+-]? Digit+ ;
fragment StringPart : ~['\\] | '\\' . ;
fragment DoubleStringPart : ~["\\] | '\\' . ;
fragment NameStart : [\p{ID_Start}\p{Pc}] ;
fragment NamePart : [\p{ID_Continue}\p{Sc}] ;
