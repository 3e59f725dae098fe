#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Somebody whom a house knows, under all names by which git may call them.
struct Member {
  std::string id{};
  std::vector<std::string> names{};   // as folded_name() gives them
  std::vector<std::string> emails{};  // as folded_email() gives them
  std::vector<std::string> keys{};    // fingerprints, as git tells them
  std::vector<std::string> roles{};

  bool holds(std::string_view role) const;
};

/// Under what a commit or a decision is somebody's. What is not known is empty.
struct Naming {
  std::string name{};
  std::string email{};
  std::string key{};
};

/// Who is who, and may decide in which role.
struct Roster {
  std::string source{};  // as the user names it: "v1:.clauseline/roster.xml"
  std::vector<Member> members{};

  /// The member with this e-mail, or with this key where one is known; null for none, and where the
  /// two are of different people. A name is nobody's own, so it names no member.
  const Member* holder(const Naming& naming) const;
};

/// Names and e-mails as they are compared.
std::string folded_name(std::string_view name);
std::string folded_email(std::string_view email);

/// True if both may be one person. Where the roster knows both by e-mail or key it decides; else
/// they are if they share a name, an e-mail, a key, or a member to whom any of these belongs. Who
/// must be kept apart is looked for wider than who may decide.
bool may_be_one(const Naming& one, const Naming& other, const Roster* roster);

}  // namespace clauseline
