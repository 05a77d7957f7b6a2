// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/provenance.h"

#include "core/error.h"
#include "perrin_version.h"

#include <fstream>
#include <memory>
#include <openssl/evp.h>
#include <vector>

namespace perrin {
namespace {

void add(EVP_MD_CTX* context, const std::filesystem::path& path, std::vector<char>& block, const Job& job) {
    std::error_code ignored;
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path, ignored))
        throw Error(path.string() + ": cannot be opened; check that it exists and may be read");
    const auto size = static_cast<double>(std::filesystem::file_size(path, ignored));
    double done = 0;
    while (file) {
        job.checkCancelled();
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        EVP_DigestUpdate(context, block.data(), static_cast<std::size_t>(file.gcount()));
        done += static_cast<double>(file.gcount());
        if (size > 0)
            job.progress(std::min(done / size, 1.0), "Reading the file's checksum");
    }
    if (file.bad())
        throw Error(path.string() + ": cannot be read to its end; check the disk or the network drive");
}

} // namespace

const char* version() {
    return PERRIN_VERSION;
}

std::string sha256(const std::filesystem::path& path, const Job& job) {
    return sha256(std::vector{path}, job);
}

std::string sha256(const std::vector<std::filesystem::path>& files, const Job& job) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
        throw Error("SHA-256 is not available in this system's OpenSSL");
    const auto count = static_cast<double>(files.size());
    std::vector<char> block(1 << 20);
    for (std::size_t i = 0; i < files.size(); ++i)
        add(context.get(), files[i], block,
            job.part(static_cast<double>(i) / count, static_cast<double>(i + 1) / count));
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_DigestFinal_ex(context.get(), digest, &length);
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < length; ++i) {
        text += digits[digest[i] >> 4];
        text += digits[digest[i] & 15];
    }
    return text;
}

} // namespace perrin
