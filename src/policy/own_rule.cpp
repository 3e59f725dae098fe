// A rule of the house has the shape of ours. What the compiler checks of ours is checked here,
// when the file is read: rights, fields, moves, placeholders, roles.

#include "policy/own_rule.hpp"

#include "policy/names.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace clauseline {
namespace {

using Strings = std::vector<std::string>;
using Rights = std::vector<const Right*>;

/// Looks what a rule says of fields up in the tables of the rights that it waits for.
class OwnRule {
 public:
  OwnRule(const xml::Node& node, Policy& policy, Blame& blame)
      : node_(node), policy_(policy), blame_(blame) {}

  void read() {
    check_names();
    Rule rule{.code = keep(node_["code"]),
              .slug = keep(node_["slug"]),
              .family = family(),
              .severity = severity_named(node_["severity"]).value_or(Severity::high),
              .title = keep(node_["title"]),
              .says = words("says"),
              .why = words("why"),
              .direction = node_.has("direction") ? keep(node_["direction"]) : "by field",
              .old_example = words("before"),
              .new_example = words("after")};
    rule.grouping = grouping();
    rule.folding = folding();
    read_patterns(rule);
    read_requirements(rule);
    check_direction(rule.direction);
    for (const auto* sentence : {"says", "why"})
      check_placeholders(node_.child(sentence));
    policy_.rules.push_back(rule);
  }

 private:
  std::string_view keep(std::string_view text) {
    return policy_.strings.emplace_back(collapse(text));
  }
  std::string_view words(std::string_view element) {
    const auto child = node_.child(element);
    return child ? keep(child.text()) : std::string_view();
  }

  void check_names() {
    for (const auto* name : {"code", "slug"}) {
      if (clauseline::find_rule(node_[name]) != nullptr)
        blame_.at(node_.at(name), fmt::format("{} is a rule of Clauseline", node_[name]),
                  "give it a name of the house, as HOUSE-001");
      else if (find_rule(policy_, node_[name]) != nullptr)
        blame_.at(node_.at(name), fmt::format("two rules are called {}", node_[name]),
                  "give each its own code and slug");
    }
  }

  Family family() {
    const auto found = family_named(node_["family"]);
    if (!found)
      blame_.unknown(node_.at("family"), {.what = "there is no family", .word = node_["family"]},
                     family_names());
    return found.value_or(Family::governance);
  }

  Grouping grouping() const {
    const auto word = node_["grouping"];
    if (word == "term") return Grouping::of_term;
    if (word == "together") return Grouping::together;
    return word == "parent" ? Grouping::under_parent : Grouping::each;
  }

  Folding folding() const {
    const auto word = node_["folding"];
    if (word == "clause") return Folding::under_clause;
    return word == "term" ? Folding::under_term : Folding::never;
  }

  void read_patterns(Rule& rule) {
    std::size_t count = 0;
    for (const auto on : node_.elements()) {
      if (on.local_name() != "on") continue;
      if (count == rule.on.size())
        return blame_.at(on.at(), fmt::format("a rule waits for {} changes at most", count),
                         "make another rule of the rest");
      const auto waited_for = rights_of(on);
      if (!waited_for.empty()) waited_for_.push_back(waited_for);
      rule.on.at(count++) = {
          .right = keep(on["right"]), .field = keep(on["field"]), .moves = moves(on)};
    }
  }

  /// The rights that an <on> waits for; of "*" those that have the field. Without a field it
  /// waits for the right as a whole, with the field "*" for every field.
  Rights rights_of(const xml::Node& on) {
    auto found = rights_named(on["right"]);
    if (found.empty())
      blame_.unknown(on.at("right"), {.what = "there is no right", .word = on["right"]},
                     right_names());
    const auto field = on["field"];
    if (found.empty() || field.empty() || field == "*") return found;
    const auto known = field_names(found);
    std::erase_if(found, [&](const Right* right) { return find_field(*right, field) == nullptr; });
    if (found.empty())
      blame_.unknown(on.at("field"), {.what = has_no_field(on["right"]), .word = field}, known);
    return found;
  }

  Move moves(const xml::Node& on) {
    Move all = Move::none;
    for (const std::string& word : split(on["moves"])) {
      const auto move = move_named(word);
      if (move == Move::none)
        blame_.unknown(on.at("moves"), {.what = "there is no move", .word = word}, move_names());
      all = all | move;
    }
    return all;
  }

  /// The fields that every change has that the rule waits for.
  Strings shared_fields() const {
    Strings shared;
    bool first = true;
    for (const Rights& some : waited_for_)
      for (const Right* right : some) {
        const auto names = field_names({right});
        if (std::exchange(first, false)) shared = names;
        std::erase_if(shared, [&](const std::string& name) {
          return std::ranges::find(names, name) == names.end();
        });
      }
    return shared;
  }

  void check_placeholders(const xml::Node& sentence) {
    auto known = shared_fields();
    for (const auto* name : {"old", "new", "clause", "about", "field", "asset", "names", "reach",
                             "beneficiary", "burdened", "parties"})
      known.emplace_back(name);
    if (waits_for_clauses_only()) known.insert(known.end(), {"old clauses", "new clauses"});
    const auto text = sentence.text();
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
      const auto close = text.find('}', open);
      if (close == std::string::npos)
        return blame_.at(blame_.place("{", sentence),
                         "a brace opens a placeholder and nothing closes it", "write it as {old}");
      const auto name = text.substr(open + 1, close - open - 1);
      const bool sided = name.starts_with("old-") || name.starts_with("new-");
      const auto field = sided ? name.substr(4) : name;
      if (!waited_for_.empty() && std::ranges::find(known, field) == known.end())
        blame_.unknown(blame_.place("{" + name, sentence),
                       {.what = "there is no placeholder", .word = name}, known);
    }
  }

  bool waits_for_clauses_only() const {
    return std::ranges::all_of(waited_for_, [](const Rights& some) {
      return std::ranges::all_of(some, [](const Right* right) { return right->name == "clause"; });
    });
  }

  void check_direction(std::string_view direction) {
    if (direction == "by field") return;
    const auto told = split(direction);
    if (told.size() % 2 != 0 || told.empty())
      return blame_.at(node_.at("direction"), "a direction is made of roles and signs",
                       R"(write direction="grantee - grantor +", or leave it out)");
    constexpr std::string_view signs = "+-=?";
    const auto known = roles();
    for (std::size_t i = 0; i < told.size(); i += 2) {
      const auto& role = told[i];
      const auto& sign = told[i + 1];
      const bool sided = role.starts_with("old-") || role.starts_with("new-");
      if (std::ranges::find(known, sided ? role.substr(4) : role) == known.end())
        blame_.unknown(node_.at("direction"), {.what = "there is no role", .word = role}, known);
      if (sign.size() != 1 || signs.find(sign) == std::string_view::npos)
        blame_.at(node_.at("direction"), fmt::format("there is no sign {}", sign),
                  "known: +, -, =, ?");
    }
  }

  /// Who may gain or lose: the fields that name parties, and those who need no field.
  Strings roles() const {
    Strings known{"others", "parties", "beneficiary", "burdened"};
    for (const Rights& some : waited_for_)
      for (const Right* right : some)
        for (const Field& field : right->fields)
          if (field.type == Type::parties) known.emplace_back(field.name);
    return known;
  }

  void read_requirements(Rule& rule) {
    auto& all = policy_.requirements.emplace_back();
    for (const auto where : node_.elements())
      if (where.local_name() == "where") read_requirement(where, all);
    rule.where = all;
  }

  void read_requirement(const xml::Node& where, std::vector<Requirement>& into) {
    const auto fields = fields_called(where);
    if (fields.empty()) return;
    Requirement read{.field = keep(where["field"])};
    if (where["side"] == "old") read.side = Requirement::Side::before;
    if (where["side"] == "new") read.side = Requirement::Side::after;
    const auto test = test_of(where);
    read.test = test == "is"         ? Requirement::Test::is
                : test == "is-not"   ? Requirement::Test::is_not
                : test == "at-least" ? Requirement::Test::at_least
                                     : Requirement::Test::at_most;
    if (test.starts_with("is"))
      read.words = policy_.lists.emplace_back(levels_checked(where, test, fields));
    else if (!test.empty())
      read.limit = limit(where, test, fields);
    into.push_back(read);
  }

  /// What the tables say of a field in the rights that the rule waits for. A provision has
  /// words and no values.
  std::vector<const Field*> fields_called(const xml::Node& where) {
    std::vector<const Field*> found;
    for (const Rights& some : waited_for_)
      for (const Right* right : some)
        if (const Field* field = find_field(*right, where["field"]);
            field != nullptr && right->name != "clause")
          found.push_back(field);
    if (!found.empty() || waited_for_.empty()) return found;
    if (waits_for_clauses_only())
      blame_.at(where.at(), "a provision has words, and no values to test",
                "leave the condition out, or wait for a typed term");
    else
      blame_.unknown(where.at("field"),
                     {.what = "what the rule waits for has no field", .word = where["field"]},
                     shared_fields());
    return found;
  }

  std::string_view test_of(const xml::Node& where) {
    std::vector<std::string_view> given;
    for (const std::string_view test : {"is", "is-not", "at-least", "at-most"})
      if (where.has(test)) given.push_back(test);
    if (given.size() == 1) return given.front();
    blame_.at(where.at(), "a condition makes one test",
              "give it one of is, is-not, at-least and at-most");
    return {};
  }

  Strings levels_checked(const xml::Node& where, std::string_view test,
                         const std::vector<const Field*>& fields) {
    const auto known = words_of(fields);
    const bool ladder =
        std::ranges::all_of(fields, [](const Field* field) { return field->type == Type::level; });
    auto words = split(where[test]);
    if (ladder)
      for (const std::string& word : words)
        if (std::ranges::find(known, word) == known.end())
          blame_.unknown(where.at(test), {.what = "there is no level", .word = word}, known);
    return words;
  }

  Value::Content limit(const xml::Node& where, std::string_view test,
                       const std::vector<const Field*>& fields) {
    for (const Field* field : fields)
      if (const auto read = read_limit(field->type, where[test])) return *read;
    blame_.at(where.at(test), fmt::format("{} is no limit for {}", where[test], where["field"]),
              "limits are of percentages, numbers, amounts (USD 1000000), durations (P30D) and "
              "days (2030-12-31)");
    return {};
  }

  xml::Node node_;
  Policy& policy_;
  Blame& blame_;
  std::vector<Rights> waited_for_{};  // for each <on>, what it may mean
};

}  // namespace

void read_own_rule(const xml::Node& node, Policy& policy, Blame& blame) {
  OwnRule(node, policy, blame).read();
}

}  // namespace clauseline
