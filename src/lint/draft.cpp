#include "lint/draft.hpp"

#include <algorithm>

namespace clauseline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
char small(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// Of what is not ASCII only the blocks of no-break spaces, quotes and dashes are no letters;
/// the typographic apostrophe, which stands among them, is told apart by its last byte.
std::size_t letter(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) < 0x80)
    return is_digit(c) || is_capital(c) || (c >= 'a' && c <= 'z') ? 1 : 0;
  const auto rest = text.substr(at);
  if (rest.starts_with("\xC2") || rest.starts_with("\xE2\x80")) return 0;
  std::size_t length = 1;
  while (at + length < text.size() &&
         (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U)
    ++length;
  return length;
}

/// The length of what joins two parts of one word, else 0.
std::size_t joint(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  const bool digits = at > 0 && is_digit(text[at - 1]) && rest.size() > 1 && is_digit(rest[1]);
  if (rest.starts_with('.') || rest.starts_with(',')) return digits ? 1 : 0;
  if (rest.starts_with('-') || rest.starts_with('\'')) return 1;
  return rest.starts_with("\u2019") || rest.starts_with("\u2011") ? 3 : 0;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (const auto length = letter(text, at)) {
      at += length;
      continue;
    }
    const auto length = joint(text, at);
    if (length == 0 || at + length >= text.size() || letter(text, at + length) == 0) break;
    at += length;
  }
  return at;
}

std::size_t mark_end(std::string_view text, std::size_t at) {
  auto end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    ++end;
  return end;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> found;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text.substr(at).starts_with("\u00A0")) {
      at += text[at] == ' ' ? 1U : 2U;
      continue;
    }
    const auto end = word_end(text, at);
    Token token{.begin = at, .word = end > at};
    token.text = text.substr(at, (token.word ? end : mark_end(text, at)) - at);
    token.small = token.text;
    std::ranges::transform(token.small, token.small.begin(), small);
    at = token.end();
    if (token.text == "\u201C" || token.text == "\u201D" || token.text == "\"")
      open = token.text == "\u201C" || (token.text == "\"" && !open);
    token.in_quotes = open;
    found.push_back(std::move(token));
  }
  return found;
}

bool ends_sentence(const Token& token) {
  return token.text == "." || token.text == "?" || token.text == "!";
}

Draft::Draft(const Source& source, const PlacedAgreement& placed)
    : source_(source),
      placed_(placed),
      version_(interpret(placed.agreement)),
      definitions_(placed.agreement),
      references_(placed.agreement) {
  walk(agreement().clauses, [this](const Clause& clause, const Clause*) {
    ids_.insert(clause.id);
    clauses_.try_emplace(clause.id, &clause);
    for (const Mark& mark : clause.marks)
      if (mark.kind == MarkKind::defines) ids_.insert(mark.target);
    for (const Fact& fact : clause.facts)
      add_id(fact);
  });
  for (const Fact& fact : agreement().records) {
    add_id(fact);
    records_.try_emplace(fact.name, &fact);
    records_.try_emplace(fact.name + " " + std::string(fact["id"]), &fact);
  }
  for (const Term& term : version_.terms)
    terms_.try_emplace(term.id, &term);
}

bool Draft::foreign_markup() const {
  return !native() && agreement().dialect != "markdown" && agreement().dialect != "text";
}

bool Draft::instrument() const {
  return !agreement().clauses.empty() && agreement().clauses.front().path.starts_with("/amendment");
}

std::string_view Draft::name_of(std::string_view party) const {
  const auto* known = find_party(agreement(), party);
  return known == nullptr || known->short_name.empty() ? party
                                                       : std::string_view(known->short_name);
}

void Draft::add_id(const Fact& fact) {
  if (const auto* id = fact.find("id")) ids_.insert(id->value);
}

const Clause* Draft::clause(std::string_view id) const {
  const auto found = clauses_.find(std::string(id));
  return found == clauses_.end() ? nullptr : found->second;
}

const Term* Draft::term(std::string_view id) const {
  const auto found = terms_.find(std::string(id));
  return found == terms_.end() ? nullptr : found->second;
}

bool Draft::within(const Clause& clause, const Clause& other) const {
  const auto* one = &clause;
  while (one != nullptr && one != &other)
    one = around(*one);
  return one != nullptr;
}

const Fact* Draft::record(std::string_view kind, std::string_view id) const {
  const auto key = id.empty() ? std::string(kind) : std::string(kind) + " " + std::string(id);
  const auto found = records_.find(key);
  return found == records_.end() ? nullptr : found->second;
}

std::string_view Draft::document(std::string_view attribute) const {
  const auto* identity = record("agreement", {});
  return identity == nullptr ? std::string_view() : (*identity)[attribute];
}

Passage::Passage(const Draft& of, const Clause& in)
    : draft(of),
      clause(in),
      tokens(tokens_of(in.words)),
      uses(of.definitions().uses(in)),
      references(of.references().in(in)) {
  for (const Mark& mark : in.marks) {
    if (mark.kind == MarkKind::cell) continue;
    marked_.resize(in.words.size());
    std::fill(marked_.begin() + mark.begin, marked_.begin() + mark.end, true);
  }
}

const Mark* Passage::mark_at(MarkKind kind, std::size_t byte) const {
  const auto found = std::ranges::find_if(clause.marks, [&](const Mark& mark) {
    return mark.kind == kind && mark.begin <= byte && byte < mark.end;
  });
  return found == clause.marks.end() ? nullptr : &*found;
}

bool Passage::is_marked(std::size_t byte) const { return byte < marked_.size() && marked_[byte]; }

std::size_t Passage::token_at(std::size_t byte) const {
  return static_cast<std::size_t>(std::ranges::lower_bound(tokens, byte, {}, &Token::begin) -
                                  tokens.begin());
}

bool Passage::reads(std::size_t token, std::initializer_list<std::string_view> words) const {
  if (token + words.size() > tokens.size()) return false;
  for (const auto word : words)
    if (tokens[token++].small != word) return false;
  return true;
}

std::string_view Passage::text(const Mark& mark) const {
  return std::string_view(clause.words).substr(mark.begin, mark.end - mark.begin);
}

}  // namespace clauseline
