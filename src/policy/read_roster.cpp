#include "policy/read_roster.hpp"

#include "policy/blame.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/split.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

namespace clauseline {
namespace {

constexpr std::string_view vocabulary = "urn:clauseline:roster:1";
constexpr std::size_t largest = std::size_t{1} << 20U;

void require_roster(const Source& source) {
  if (source.bytes().size() > largest)
    throw Error(problem_at(source, source.position(0),
                           "this is larger than a roster may be (1 MiB)",
                           "name the roster of the house, not an agreement"));
  xml::check(source);
  const xml::Document document(source);
  const auto root = document.root();
  if (root.local_name() != "roster" || root.name_space() != vocabulary)
    throw Error(problem_at(source, root.at(),
                           fmt::format("this is no roster: its root is <{}>", root.name()),
                           fmt::format(R"(it begins <roster xmlns="{}">)", vocabulary)));
  static const xml::Schema schema(
      Source("schemas/roster-1.xsd", std::string(embedded("schemas/roster-1.xsd"))));
  if (auto problems = xml::check(source, &schema); !problems.empty())
    throw Error(std::move(problems));
}

/// Reads people, and sees to it that nothing by which one is known is another's, too.
class People {
 public:
  explicit People(Blame& blame) : blame_(blame) {}

  Member read(const xml::Node& node) {
    Member member{.id = std::string(node["id"]), .roles = split(node["roles"])};
    own("id", member.id, node);
    for (const auto one : node.elements()) {
      const auto words = collapse(one.text());
      if (one.local_name() == "name") member.names.push_back(folded_name(words));
      if (one.local_name() == "key") member.keys.push_back(words);
      if (one.local_name() == "email") member.emails.push_back(folded_email(words));
      if (one.local_name() == "key") own("key", words, one);
      if (one.local_name() == "email") own("e-mail", folded_email(words), one);
    }
    if (member.emails.empty() && member.keys.empty())
      blame_.at(node.at(), fmt::format("nothing but a name tells who {} is", member.id),
                "give an <email>, or the <key> that they sign with: a name is nobody's own");
    return member;
  }

 private:
  void own(std::string_view what, const std::string& value, const xml::Node& node) {
    const auto [first, is_new] = first_.try_emplace(fmt::format("{} {}", what, value), node.at());
    if (is_new) return;
    blame_.at(node.at(),
              fmt::format("the {} {} already stands in line {}", what, value, first->second.line),
              "one person has one entry, with all their names, e-mails and keys");
  }

  Blame& blame_;
  std::map<std::string, Position> first_{};
};

}  // namespace

Roster read_roster(const Source& source) {
  require_roster(source);
  const xml::Document document(source);
  Roster roster{.source = source.name()};
  Blame blame(source);
  People people(blame);
  for (const auto node : document.root().elements())
    roster.members.push_back(people.read(node));
  blame.settle();
  return roster;
}

}  // namespace clauseline
